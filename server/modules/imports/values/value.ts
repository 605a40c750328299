// What one cell becomes: a value in the form that orders and customers take, nothing where it says nothing, or the reason
// why it cannot be read. A reason is a value and no exception, since a bad file has millions of them.
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import type { Zone } from "./zone.ts";

/** Instants are milliseconds, days `YYYY-MM-DD`, exact numbers are decimal text (`-12.5`). */
export type Value = string | number | boolean | string[];

export class Unreadable {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** What a reader may know besides the cell. */
export interface About {
  options: ImportOptions;
  zone: Zone;
  now: Date;
  /** ISO 3166 code of the country the row names, else of the workspace's currency; for phones without a prefix. */
  country: string | undefined;
  /** Tells what was read in a way one should know of, though the row does not fail by it. */
  note(message: string): void;
}

/** Reads a trimmed cell that is not empty; undefined leaves the field as if the cell were empty. */
export type Read = (text: string, about: About) => Value | Unreadable | undefined;

/** A cell's text inside a sentence, shortened. */
export function quoted(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 39).toWellFormed()}…”` : `“${text}”`;
}
