// The text of an uploaded file, decoded piece by piece. A byte order mark is not part of it.
import type { ImportOptions } from "../../../../contract/import-reading.ts";
import { Turns } from "../run/turns.ts";
import { openBytes } from "./bytes.ts";

export interface FileText {
  pieces: AsyncGenerator<string>;
  /** Bytes read so far of the file as it lies on the disk. */
  read(): number;
}

export async function openText(path: string, encoding: ImportOptions["encoding"]): Promise<FileText> {
  const { pieces, read } = await openBytes(path);
  return { pieces: decoded(pieces, encoding), read };
}

async function* decoded(pieces: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const turns = new Turns();
  for await (const piece of pieces) {
    yield decoder.decode(piece, { stream: true });
    await turns.give();
  }
  yield decoder.decode();
}
