// What every check of a rule is made of: where it stands, the fault it finds, and the words of that fault.
import type { Catalogue } from "./attributes.ts";
import type { Fault } from "./errors.ts";
import { nearest } from "./nearest.ts";
import type { Within } from "./rule-segments.ts";

/** Where a check stands: the path, how many groups lie above, and what is known of the workspace. */
export interface Place {
  path: string;
  depth: number;
  catalogue: Catalogue;
  /** The segment that the rule is of, if it is of one. */
  within?: Within;
  /** Looked at so far, so that a rule far over the limits is not checked to its end. */
  seen: { conditions: number; nodes: number };
}

export function below(place: Place, step: string | number): Place {
  return { ...place, path: `${place.path}/${step}` };
}

/** One fault, in a list, since a check answers with all it finds. */
export function fault({ path }: Pick<Place, "path">, message: string, hint?: string): Fault[] {
  return [{ path, message, ...(hint ? { hint } : {}) }];
}

/** A value as it stands in a message, shortened. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** A name as it stands in a message. */
export function named(name: string): string {
  return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``;
}

export function didYouMean(
  name: string,
  candidates: readonly string[],
  otherwise?: string,
): string | undefined {
  const near = nearest(name, candidates);
  return near === undefined ? otherwise : `did you mean ${named(near)}?`;
}

export function oneOf(names: readonly string[]): string {
  return `one of ${names.join(", ")}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The most unknown fields told of one node. */
const mostFields = 20;

/** Faults of fields that do not belong here. */
export function fieldFaults(node: Record<string, unknown>, fields: readonly string[], place: Place): Fault[] {
  const unknown = Object.keys(node).filter((field) => node[field] !== undefined && !fields.includes(field));
  return unknown
    .slice(0, mostFields)
    .flatMap((field) =>
      fault(
        below(place, pointer(field)),
        `${named(field)} is not a field here`,
        didYouMean(field, fields, `the fields are ${fields.join(", ")}`),
      ),
    );
}

/** A name as a part of a JSON pointer (RFC 6901). */
function pointer(name: string): string {
  return name.slice(0, 60).replaceAll("~", "~0").replaceAll("/", "~1");
}
