// What one run of an import works with, from its first row to its last.
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import type { CompanionReader } from "../orders/completion.ts";
import type { RowReader } from "../rows/row-reader.ts";
import type { Slots } from "../rows/slots.ts";
import type { TemporaryName } from "../uploads.ts";
import type { Door } from "./door.ts";
import type { ErrorLog } from "./error-log.ts";
import type { Tally } from "./tally.ts";

export interface Work {
  path: string;
  bytes: number;
  rowsExpected: number;
  options: ImportOptions;
  /** Names of the file's columns. */
  columns: string[];
  currency: string;
  slots: Slots;
  reader: RowReader;
  tally: Tally;
  errors: ErrorLog;
  door: Door;
  companions: CompanionReader;
  /** A file of the run's own beside the upload. */
  temporary(name: TemporaryName): string;
  /** Says how far it is, 0 to 1. */
  progress(share: number): void;
  /** Tries what may pass until it does, and waits for room on the disk before. */
  patiently<T>(this: void, work: () => Promise<T>): Promise<T>;
  /** Returns once the disk has room. */
  untilRoom(): Promise<void>;
  /** Throws where the run was cancelled or the process is to end. */
  checkStop(): void;
}
