// Asks the API over real HTTP, by endpoint, with types from the contract.
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from "../contract/api.ts";
import type { Problem } from "../contract/errors.ts";

export interface Answer<T> {
  status: number;
  headers: Headers;
  /** The parsed body; text where it is not JSON. */
  body: T;
}

interface Input<E extends Endpoint> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  headers?: Record<string, string>;
}

export interface Client {
  /** The answer as it came, whatever its status. */
  call<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<Answer<ReplyOf<E> & Problem>>;
  /** The body of a success; throws with the problem's words otherwise. */
  ok<E extends Endpoint>(endpoint: E, input?: Input<E>): Promise<ReplyOf<E>>;
  /** A request without the contract's help, for what it would not let one send. */
  raw(
    method: string,
    path: string,
    init?: { body?: string | Uint8Array; headers?: Record<string, string> },
  ): Promise<Answer<unknown>>;
  headers: Record<string, string>;
}

export function createClient(url: string, headers: Record<string, string>): Client {
  const raw: Client["raw"] = async (method, path, init = {}) => {
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: { ...headers, ...init.headers },
      body: init.body as RequestInit["body"],
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  const call = async (endpoint: Endpoint, input: Input<Endpoint> = {}) => {
    const body = input.body === undefined ? undefined : JSON.stringify(input.body);
    const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
    return raw(endpoint.method, fill(endpoint.path, input), { body, headers: { ...type, ...input.headers } });
  };
  const ok = async (endpoint: Endpoint, input?: Input<Endpoint>) => {
    const answer = await call(endpoint, input);
    if (answer.status < 400) return answer.body;
    throw new Error(
      `${endpoint.method} ${endpoint.path} answered ${answer.status}: ${JSON.stringify(answer.body)}`,
    );
  };
  return { raw, headers, call: call as Client["call"], ok: ok as Client["ok"] };
}

function fill(path: string, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string>;
  const filled = path.replace(/:([a-z_]+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? `missing-${name}`),
  );
  const query = Object.entries((input.query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined,
  );
  return query.length
    ? `${filled}?${new URLSearchParams(query.map(([key, value]): [string, string] => [key, String(value)]))}`
    : filled;
}
