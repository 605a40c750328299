// The one way to the server: an endpoint of the contract in, its typed reply or an ApiError out. Carries the workspace
// and the CSRF header, so that no page ever thinks of them.
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from "../contract/api.ts";
import { type ErrorCode, errorKinds, type Fault, type Problem } from "../contract/errors.ts";

type Part<K extends string, T> = undefined extends T
  ? { [P in K]?: T }
  : Record<never, never> extends T
    ? { [P in K]?: T }
    : { [P in K]: T };

/** What an endpoint needs from its caller: only the parts it declares, required only where they are. */
export type InputOf<E extends Endpoint> = Part<"params", ParamsOf<E>> &
  Part<"query", QueryOf<E>> &
  Part<"body", BodyOf<E>>;

interface AnyInput {
  params?: object;
  query?: object;
  body?: unknown;
}

export interface CallOptions {
  /** Slug of the workspace that the call is about. */
  workspace?: string;
  signal?: AbortSignal;
  /** Makes the same write again the same one: sent as the Idempotency-Key. */
  key?: string;
  /** Sent as the raw body, where the endpoint takes a file. */
  file?: Blob;
}

/** A failed call in the words of the contract; `offline` is the one code the server cannot give. */
export class ApiError extends Error {
  readonly code: ErrorCode | "offline";
  readonly status: number;
  readonly title: string;
  readonly errors: Fault[];
  /** Seconds to wait before another try, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(
    problem: Omit<Problem, "code" | "type"> & { code: ErrorCode | "offline" },
    retryAfter?: number,
  ) {
    super(problem.detail);
    this.name = "ApiError";
    this.code = problem.code;
    this.status = problem.status;
    this.title = problem.title;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may succeed later without a change. */
  get mayPass(): boolean {
    return this.code === "offline" || "retry" in errorKinds[this.code];
  }
}

export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<ReplyOf<E>> {
  const { body } = input as AnyInput;
  const json = body === undefined ? undefined : JSON.stringify(body);
  const response = await send(urlOf(endpoint, input), {
    method: endpoint.method,
    headers: {
      ...headersFor(endpoint, { workspace: options.workspace, json: json !== undefined }),
      ...(options.key ? { "idempotency-key": options.key } : {}),
    },
    body: options.file ?? json,
    credentials: "same-origin",
    signal: options.signal,
  });
  if (!response.ok) throw await errorFrom(response);
  return (await read(response)) as ReplyOf<E>;
}

/** The body of a download as it comes. */
export async function fetchFile(
  url: string,
  { workspace, signal }: { workspace: string; signal: AbortSignal },
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const headers = { accept: "text/csv", "regulars-workspace": workspace };
  const response = await send(url, { headers, credentials: "same-origin", signal });
  if (!response.ok || !response.body) throw await errorFrom(response);
  return response.body;
}

async function read(response: Response): Promise<unknown> {
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return isJson ? response.json() : response.text();
}

/** The address of an endpoint with its parameters and query filled in; also used for downloads and event streams. */
export function urlOf<E extends Endpoint>(endpoint: E, input: InputOf<E>): string {
  const { params = {}, query = {} } = input as AnyInput;
  const values = params as Record<string, unknown>;
  const path = endpoint.path.replace(/:([a-z_]+)/gi, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = searchString(query);
  return search ? `${path}?${search}` : path;
}

/** Lists become repeated keys; what is undefined or empty is left out. */
function searchString(query: object): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") search.append(key, String(one));
    }
  }
  return search.toString();
}

/** Also for uploads that go through XMLHttpRequest to show how far they are. */
export function headersFor(
  endpoint: Endpoint,
  about: { workspace?: string; json?: boolean },
): Record<string, string> {
  const type = about.json ? "application/json" : endpoint.media?.body;
  return {
    accept: "application/json",
    ...(about.workspace ? { "regulars-workspace": about.workspace } : {}),
    ...(endpoint.method === "GET" ? {} : { "x-csrf-token": csrfToken() }),
    ...(type ? { "content-type": type } : {}),
  };
}

function csrfToken(): string {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith("regulars_csrf="));
  return found ? decodeURIComponent(found.slice("regulars_csrf=".length)) : "";
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    const title = "The server could not be reached";
    throw new ApiError({ code: "offline", status: 0, title, detail: title });
  }
}

async function errorFrom(response: Response): Promise<ApiError> {
  const problem = await readProblem(response);
  const wait = Number(response.headers.get("retry-after"));
  return new ApiError(problem, Number.isFinite(wait) && wait > 0 ? wait : undefined);
}

async function readProblem(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (isProblem(body)) return body;
  } catch {
    // A proxy may answer with a page of its own; the status still says enough.
  }
  const { title } = errorKinds.internal;
  return { type: "", code: "internal", status: response.status, title, detail: title };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && String(body.code) in errorKinds;
}
