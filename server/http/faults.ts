// Turns what zod found into faults in the product's words: the path as a JSON pointer, what is wrong, what would be right.
import type { z } from "zod";
import { AppError, type Fault } from "../../contract/errors.ts";
import { nearest } from "../../contract/nearest.ts";

/** `/orders/3/total`, from the keys leading there. */
export function pointer(path: readonly PropertyKey[], prefix = ""): string {
  return prefix + path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function faultsOf(error: z.core.$ZodError, prefix = "", knownKeys: readonly string[] = []): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, prefix, knownKeys));
}

function faultsOfIssue(issue: z.core.$ZodIssue, prefix: string, knownKeys: readonly string[]): Fault[] {
  if (issue.code !== "unrecognized_keys")
    return [{ path: pointer(issue.path, prefix) || "/", message: issue.message }];
  return issue.keys.map((key) => {
    const near = nearest(key, knownKeys);
    return {
      path: pointer([...issue.path, key], prefix),
      message: `“${key}” is not a known field`,
      ...(near ? { hint: `did you mean “${near}”?` } : {}),
    };
  });
}

/** Parses or throws `invalid_input` with every fault. `prefix` says which part of the request it is. */
export function parseOrThrow<S extends z.ZodType>(schema: S, value: unknown, prefix = ""): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error, prefix, keysOf(schema));
  throw new AppError("invalid_input", summary(faults), { faults });
}

function keysOf(schema: z.ZodType): string[] {
  return "shape" in schema && typeof schema.shape === "object" && schema.shape
    ? Object.keys(schema.shape)
    : [];
}

function summary(faults: Fault[]): string {
  const [first] = faults;
  if (!first) return "The input is not valid";
  const rest = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  return `${first.path}: ${first.message}${rest}`;
}
