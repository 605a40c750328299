// One reading of an uploaded file before anything is imported: its layout, how many rows it has, and what its columns hold.
// A file of more than some hundred megabytes is read in part and its rows are estimated.
import { isAscii, isUtf8 } from "node:buffer";
import { z } from "zod";
import { AppError } from "../../../../contract/errors.ts";
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import { BrokenFile } from "../file/broken-file.ts";
import { openBytes } from "../file/bytes.ts";
import { openTable, type Table } from "../file/table.ts";
import { ColumnWatch, columnFacts } from "./column-facts.ts";
import { guessCodePage } from "./guess-code-page.ts";
import { guessDelimiter, guessHeaderRow, guessQuote } from "./guess-dialect.ts";
import { guessEncoding, refuseWhatIsNoText, withoutCutCharacter } from "./guess-encoding.ts";

/** How the text of a file is laid out. */
export type Dialect = Pick<ImportOptions, "delimiter" | "quote" | "encoding" | "header_row">;

/** A sheet of a workbook is written out by ourselves. */
export const sheetDialect = { delimiter: ",", quote: '"', encoding: "utf-8" } as const;

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

/** Throws where the file is empty or no text. What is known already is not guessed. */
export async function guessDialect(path: string, known: Partial<Dialect> = {}): Promise<Dialect> {
  const head = await readStart(path);
  if (head.length === 0)
    throw new AppError("invalid_input", "The file is empty; nothing of it was kept. Choose another one.");
  refuseWhatIsNoText(head);
  const encoding = known.encoding ?? (await encodingOf(path, head));
  const text = new TextDecoder(encoding).decode(head);
  const quote = known.quote ?? guessQuote(text);
  const delimiter = known.delimiter ?? guessDelimiter(text, quote);
  return { encoding, delimiter, quote, header_row: guessHeaderRow(text, { delimiter, quote }) };
}

async function encodingOf(path: string, head: Buffer): Promise<ImportOptions["encoding"]> {
  const guessed = guessEncoding(head);
  const wrong = guessed === "utf-8" ? await whatIsNotUtf8(path) : undefined;
  return wrong ? guessCodePage(wrong) : guessed;
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
    if (!(error instanceof BrokenFile) || head.length === 0) refuseBroken(error);
  }
  return head;
}

/** What cannot be read as a whole is not taken in. */
export function refuseBroken(error: unknown): never {
  if (!(error instanceof BrokenFile)) throw error;
  throw new AppError("invalid_input", `${error.message} Nothing of it was kept.`, { cause: error });
}

/**
 * A pound sign of an old program may first stand a million rows down. One wrong byte in a megabyte is damage, not an
 * encoding. Undefined where all is sound.
 */
async function whatIsNotUtf8(path: string): Promise<Buffer | undefined> {
  const { pieces } = await openBytes(path);
  const wrong: Buffer[] = [];
  let bytes = 0;
  let beyondAscii = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const piece of pieces) {
      const whole = Buffer.concat([rest, piece]);
      const sound = withoutCutCharacter(whole);
      rest = whole.subarray(sound.length);
      bytes += piece.length;
      if (!isUtf8(sound)) wrong.push(wrong.length < piecesKept ? sound : nothing);
      else if (!isAscii(sound)) beyondAscii++;
      if (bytes > mostRead) break;
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
  }
  return wrong.length === 0 || wrong.length < beyondAscii / 4 ? undefined : Buffer.concat(wrong);
}

const nothing = Buffer.alloc(0);
/** Pieces that are kept to guess an encoding from. */
const piecesKept = 8;

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
