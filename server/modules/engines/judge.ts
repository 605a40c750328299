// Whether a model's words can be used: untrusted input like any other, held to the feature's schema and to its own faults.
import type { z } from "zod";
import type { Fault } from "../../../contract/errors.ts";

export interface Judged<T> {
  /** Missing where there are faults. */
  answer?: T;
  faults: string[];
}

export interface Judge<T> {
  schema: z.ZodType<T>;
  /** What the schema cannot know, such as fields that this workspace does not have. */
  faults?: (answer: T) => Fault[] | Promise<Fault[]>;
}

export async function judge<T>({ schema, faults }: Judge<T>, json: unknown): Promise<Judged<T>> {
  if (json === undefined) return { faults: ["it is not one JSON object, or it is cut off"] };
  const parsed = schema.safeParse(json);
  if (!parsed.success) return { faults: parsed.error.issues.slice(0, 20).map(said) };
  const found = (await faults?.(parsed.data)) ?? [];
  if (found.length > 0) return { faults: found.slice(0, 20).map(sentence) };
  return { answer: parsed.data, faults: [] };
}

const said = ({ path, message }: z.core.$ZodIssue) => sentence({ path: `/${path.join("/")}`, message });
const sentence = ({ path, message, hint }: Fault) => `${path}: ${message}${hint ? ` (${hint})` : ""}`;

/** What PostgreSQL and JSON cannot keep is no part of a text. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
