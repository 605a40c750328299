// Answers a CSV file, streamed as it is read: a page of rows at a time, so that memory stays flat, and no further page once
// the caller has gone.
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { attachment } from "./attachment.ts";

export interface CsvFile {
  fileName: string;
  pieces: AsyncGenerator<string>;
}

/** Tells spreadsheets that the file is UTF-8. */
const mark = "\ufeff";

export function sendCsv(reply: FastifyReply, { fileName, pieces }: CsvFile, withMark: boolean): Readable {
  reply.type("text/csv; charset=utf-8").header("content-disposition", attachment(fileName));
  async function* whole() {
    if (withMark) yield mark;
    yield* pieces;
  }
  return Readable.from(whole(), { objectMode: false });
}
