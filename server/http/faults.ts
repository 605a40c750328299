// Turns what zod found into faults in the product's words: the path as a JSON pointer, what is wrong, what would be right.
import type { z } from "zod";
import { AppError, type Fault } from "../../contract/errors.ts";
import { nearest } from "../../contract/nearest.ts";
import { quickParse } from "./quick-parse.ts";

/** `/orders/3/total`, from the keys leading there. */
export function pointer(path: readonly PropertyKey[], prefix = ""): string {
  return prefix + path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** `schema` is what was parsed with: it knows the fields that an unknown one may have meant. */
export function faultsOf(error: z.core.$ZodError, prefix = "", schema?: z.ZodType): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, prefix, schema));
}

function faultsOfIssue(issue: z.core.$ZodIssue, prefix: string, schema?: z.ZodType): Fault[] {
  if (issue.code !== "unrecognized_keys")
    return [{ path: pointer(issue.path, prefix) || "/", message: wordsOf(issue) }];
  return issue.keys.map((key) => {
    const near = nearest(key, keysAt(schema, issue.path));
    return {
      path: pointer([...issue.path, key], prefix),
      message: `“${key}” is not a known field`,
      ...(near ? { hint: `did you mean “${near}”?` } : {}),
    };
  });
}

const typeWords: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
};

/** How zod's own words begin; the contract's are told as they are. */
const unworded = /^(Invalid (input|option)|Too (small|big))/;

type Bound = number | bigint;

/** `must hold at least 1`, `must have at most 200 characters`, `must be more than 0`. */
function boundWords(origin: string, side: "least" | "most", bound: Bound, inclusive = true): string {
  if (side === "least" && bound === 1 && (origin === "string" || origin === "array"))
    return "must not be empty";
  const amount = bound.toLocaleString("en");
  if (origin === "string") return `must have at ${side} ${amount} characters`;
  if (origin === "array" || origin === "set") return `must hold at ${side} ${amount}`;
  if (inclusive) return `must be at ${side} ${amount}`;
  return `must be ${side === "least" ? "more" : "less"} than ${amount}`;
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (!unworded.test(issue.message)) return issue.message;
  if (issue.code === "too_small") return boundWords(issue.origin, "least", issue.minimum, issue.inclusive);
  if (issue.code === "too_big") return boundWords(issue.origin, "most", issue.maximum, issue.inclusive);
  if (issue.code === "invalid_value")
    return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`;
  if (issue.code !== "invalid_type") return issue.message;
  if (issue.message.endsWith("received undefined")) return "is missing";
  return `must be ${typeWords[issue.expected] ?? issue.expected}`;
}

/** Parses or throws `invalid_input` with every fault. `prefix` says which part of the request it is. */
export function parseOrThrow<S extends z.ZodType>(schema: S, value: unknown, prefix = ""): z.output<S> {
  const parsed = quickParse(schema, value);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error, prefix, schema);
  throw new AppError("invalid_input", summary(faults), { faults });
}

/** The fields of the object that a path leads to. */
function keysAt(schema: z.ZodType | undefined, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of path) at = inner(at, key);
  const { shape } = unwrapped(at);
  return shape ? Object.keys(shape) : [];
}

interface Peeled {
  shape?: Record<string, unknown>;
  element?: unknown;
}

function inner(schema: unknown, key: PropertyKey): unknown {
  const { shape, element } = unwrapped(schema);
  return shape ? shape[String(key)] : element;
}

/** What stands inside optional, nullable and the like. */
function unwrapped(schema: unknown): Peeled {
  let at = schema;
  while (typeof at === "object" && at !== null && "unwrap" in at && typeof at.unwrap === "function")
    at = "element" in at ? { element: at.element } : at.unwrap();
  return (at ?? {}) as Peeled;
}

function summary(faults: Fault[]): string {
  const [first] = faults;
  if (!first) return "The input is not valid";
  const rest = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  return `${first.path}: ${first.message}${rest}`;
}
