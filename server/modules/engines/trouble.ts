// What went wrong with a model, told by why its words cannot be used. Providers' own words are kept for the log and the test
// button, with whatever looks like a key taken out, since some of them repeat it.
import { APICallError, NoObjectGeneratedError, NoOutputGeneratedError } from "ai";
import type { Why } from "../../../contract/engines.ts";
import { OutboundError } from "../../platform/outbound.ts";
import type { Spoken } from "./call-model.ts";

export interface Trouble {
  why: Why;
  detail: string;
}

export function troubleOf(error: unknown, key: string | undefined): Spoken {
  const silent = { text: "", json: undefined, inputTokens: undefined, outputTokens: undefined };
  const trouble = { why: whyOf(error), detail: withoutKeys(detailOf(error), key) };
  if (!NoObjectGeneratedError.isInstance(error)) return { ...silent, trouble };
  const { inputTokens, outputTokens } = error.usage ?? {};
  return { text: error.text ?? "", json: undefined, inputTokens, outputTokens, trouble };
}

const byStatus: Record<number, Why> = {
  400: "not_taken",
  401: "not_accepted",
  402: "busy",
  403: "not_accepted",
  404: "no_model",
  408: "timed_out",
  413: "not_taken",
  422: "not_taken",
  429: "busy",
};

function whyOf(error: unknown): Why {
  if (chain(error).some((one) => one instanceof OutboundError)) return "not_allowed";
  if (chain(error).some((one) => one.name === "TimeoutError" || one.name === "AbortError"))
    return "timed_out";
  if (NoObjectGeneratedError.isInstance(error))
    return error.finishReason === "content-filter" ? "refused" : "broken";
  if (NoOutputGeneratedError.isInstance(error)) return "refused";
  if (!APICallError.isInstance(error)) return "unreachable";
  const { statusCode } = error;
  if (statusCode !== undefined && statusCode < 300) return wasCut(error) ? "unreachable" : "broken";
  return byStatus[statusCode ?? 0] ?? "unreachable";
}

/** The connection ended before the answer did. */
const wasCut = (error: unknown) => chain(error).some((one) => "code" in one && one.code === "ECONNRESET");

export function chain(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chain(error.cause)] : [];
}

function detailOf(error: unknown): string {
  const [first, ...causes] = chain(error);
  const status = APICallError.isInstance(error) && error.statusCode ? `HTTP ${error.statusCode}: ` : "";
  const words = [first, ...causes].map((one) => one?.message).find(Boolean) ?? "no reason was given";
  return (status + words).slice(0, 500);
}

function withoutKeys(text: string, key: string | undefined): string {
  const without = key ? text.replaceAll(key, "[key]") : text;
  return without.replace(/\b(?:sk|key|AIza)[-_]?[A-Za-z0-9_*-]{8,}/g, "[key]");
}
