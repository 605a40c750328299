// One reading of an uploaded file before anything is imported: its layout, how many rows it has, and what its columns hold.
// A file of more than some hundred megabytes is read in part and its rows are estimated.
import { isUtf8 } from "node:buffer";
import { z } from "zod";
import { AppError } from "../../../../contract/errors.ts";
import { importDelimiters, importEncodings } from "../../../../contract/imports.ts";
import { BrokenFile } from "../file/broken-file.ts";
import { openBytes } from "../file/bytes.ts";
import { openTable, type Table } from "../file/table.ts";
import { ColumnWatch, columnFacts } from "./column-facts.ts";
import { guessDelimiter, guessHeaderRow } from "./guess-dialect.ts";
import { guessEncoding, refuseWhatIsNoText, withoutCutCharacter } from "./guess-encoding.ts";

export const dialect = z.object({
  delimiter: z.enum(importDelimiters),
  encoding: z.enum(importEncodings),
  header_row: z.number().int(),
});
export type Dialect = z.infer<typeof dialect>;

/** As kept with the import. */
export const survey = z.object({ rows: z.number().int(), columns: z.array(columnFacts) });
export type Survey = z.infer<typeof survey>;

/** The first rows, kept for guessing only. */
export interface SurveyedFile extends Survey {
  firstRows: string[][];
}

const headBytes = 64 * 1024;
const rowsKept = 1_000;
/** Characters of text that are read at an upload; a second or two of work for every hundred million. */
const mostRead = 250_000_000;

/** Throws where the file is empty or no text. */
export async function guessDialect(path: string): Promise<Dialect> {
  const head = await readStart(path);
  if (head.length === 0)
    throw new AppError("invalid_input", "The file is empty; nothing of it was kept. Choose another one.");
  refuseWhatIsNoText(head);
  const guessed = guessEncoding(head);
  const encoding = guessed === "utf-8" && !(await isUtf8Throughout(path)) ? "latin1" : guessed;
  const text = new TextDecoder(encoding).decode(head);
  const delimiter = guessDelimiter(text);
  return { encoding, delimiter, header_row: guessHeaderRow(text, delimiter) };
}

/** The first bytes of the content, unpacked. */
async function readStart(path: string): Promise<Buffer> {
  const { pieces } = await openBytes(path);
  let head: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of pieces) {
      head = Buffer.concat([head, piece]);
      if (head.length >= headBytes) break;
    }
  } catch (error) {
    // What can be unpacked of a damaged file may be sound; its end is told when it is read.
    if (!(error instanceof BrokenFile) || head.length === 0) throw refused(error);
  }
  return head;
}

function refused(error: unknown): unknown {
  return error instanceof BrokenFile
    ? new AppError("invalid_input", `${error.message} Nothing of it was kept.`, { cause: error })
    : error;
}

/** A pound sign of an old program may first stand a million rows down. One wrong byte in a megabyte is damage, not an encoding. */
async function isUtf8Throughout(path: string): Promise<boolean> {
  const { pieces } = await openBytes(path);
  let bytes = 0;
  let wrong = 0;
  let beyondAscii = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of pieces) {
      const whole = Buffer.concat([rest, piece]);
      const sound = withoutCutCharacter(whole);
      rest = whole.subarray(sound.length);
      bytes += piece.length;
      if (!isUtf8(sound)) wrong++;
      else if (sound.some((byte) => byte > 0x7f)) beyondAscii++;
      if (bytes > mostRead) break;
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return wrong === 0 || wrong < beyondAscii / 4;
}

export async function surveyFile(path: string, bytes: number, layout: Dialect): Promise<SurveyedFile> {
  const table = await openTable(path, layout);
  const watches = table.columns.map((name) => new ColumnWatch(name));
  const firstRows: string[][] = [];
  const { rows, share } = await watch(table, bytes, watches, firstRows);
  await table.close();
  return { rows: Math.round(rows / share), columns: watches.map((one) => one.facts()), firstRows };
}

async function watch(table: Table, bytes: number, watches: ColumnWatch[], firstRows: string[][]) {
  let rows = 0;
  let characters = 0;
  try {
    for await (const batch of table.batches) {
      rows += batch.length;
      for (const { cells, fault } of batch) {
        if (fault) continue;
        if (firstRows.length < rowsKept) firstRows.push(cells);
        for (let index = 0; index < watches.length; index++) {
          const cell = cells[index] ?? "";
          characters += cell.length + 1;
          watches[index]!.see(cell);
        }
      }
      if (characters > mostRead) return { rows, share: Math.min(table.read() / bytes, 1) };
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return { rows, share: 1 };
}
