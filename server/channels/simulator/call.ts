// One call to the simulated vendor over HTTP. Whatever goes wrong comes out as VendorTrouble, in words.
import type { z } from "zod";
import { VendorTrouble } from "../channel.ts";
import { retryAfterMs } from "../retry-after.ts";
import type { SimulatorSettings } from "./settings.ts";

export interface SimulatorCall<S extends z.ZodType> {
  method: "GET" | "POST" | "PATCH";
  path: string;
  body?: unknown;
  reply: S;
  signal: AbortSignal;
}

const vendor = "The simulated vendor";

/** Calls with the connection's key; an account that the simulator does not know is opened first. */
export async function callSimulator<S extends z.ZodType>(
  baseUrl: string,
  settings: SimulatorSettings,
  call: SimulatorCall<S>,
): Promise<z.output<S>> {
  const response = await request(baseUrl, settings, call);
  if (response.status !== 401) return answerOf(response, call.reply);
  await response.body?.cancel();
  await openAccount(baseUrl, settings, call.signal);
  return answerOf(await request(baseUrl, settings, call), call.reply);
}

async function openAccount(baseUrl: string, settings: SimulatorSettings, signal: AbortSignal): Promise<void> {
  const { key, webhook_secret, name } = settings;
  const body = { key, webhook_secret, name };
  const opening = { method: "POST", path: "/v1/accounts", body, signal } as const;
  const response = await request(baseUrl, settings, opening);
  await response.body?.cancel();
  if (!response.ok)
    throw new VendorTrouble(
      "not_accepted",
      `${vendor} does not open an account for us (HTTP ${response.status})`,
    );
}

async function request(
  baseUrl: string,
  settings: SimulatorSettings,
  call: Omit<SimulatorCall<z.ZodType>, "reply">,
): Promise<Response> {
  try {
    return await fetch(baseUrl + call.path, {
      method: call.method,
      headers: {
        authorization: `Bearer ${settings.key}`,
        ...(call.body ? { "content-type": "application/json" } : {}),
      },
      body: call.body ? JSON.stringify(call.body) : undefined,
      redirect: "error",
      signal: call.signal,
    });
  } catch (cause) {
    throw new VendorTrouble("unreachable", `${vendor} does not answer (${whyOf(cause)})`, { cause });
  }
}

async function answerOf<S extends z.ZodType>(response: Response, schema: S): Promise<z.output<S>> {
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw troubleOf(response, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new VendorTrouble("unreachable", `${vendor} answered something that cannot be understood`, {
    cause: parsed.error,
  });
}

function troubleOf(response: Response, body: unknown): VendorTrouble {
  const { status } = response;
  const retryAfter = retryAfterMs(response.headers.get("retry-after"));
  if (status === 429)
    return new VendorTrouble("busy", `${vendor} asks us to send more slowly`, { retryAfter });
  if (status === 401 || status === 403)
    return new VendorTrouble("not_accepted", `${vendor} does not accept our key (HTTP ${status})`);
  if (status === 400 || status === 413 || status === 422)
    return new VendorTrouble("unreadable", detailOf(body) ?? `HTTP ${status}`);
  return new VendorTrouble("unreachable", `${vendor} has a failure of its own (HTTP ${status})`, {
    retryAfter,
  });
}

function detailOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("detail" in body)) return undefined;
  const first =
    "errors" in body && Array.isArray(body.errors)
      ? (body.errors[0] as { path?: string; message?: string })
      : undefined;
  return first?.message ? `${first.path ?? ""} ${first.message}`.trim() : String(body.detail);
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "no answer in time";
  const cause = error.cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return causes[code] ?? (cause instanceof Error ? cause.message : error.message);
}

const causes: Record<string, string> = {
  ECONNREFUSED: "connection refused",
  ECONNRESET: "the connection was cut",
  UND_ERR_SOCKET: "the connection was cut",
  ENOTFOUND: "its address does not exist",
};
