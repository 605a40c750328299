// Which encoding a file is in, from its first bytes: by its mark, by the zeros of two-byte encodings, by whether it is
// sound UTF-8, else by the bytes that older encodings use. Files that are no text at all are named for what they are.
import { isUtf8 } from "node:buffer";
import { AppError } from "../../../../contract/errors.ts";
import type { ImportOptions } from "../../../../contract/import-reading.ts";

import { guessCodePage } from "./guess-code-page.ts";

type Encoding = ImportOptions["encoding"];

export function guessEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const twoBytes = twoByteEncoding(head);
  if (twoBytes) return twoBytes;
  return isUtf8(withoutCutCharacter(head)) ? "utf-8" : guessCodePage(head);
}

/** Western text in two bytes has a zero in nearly every pair, always on the same side. */
function twoByteEncoding(head: Buffer): Encoding | undefined {
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const most = (head.length / 2) * 0.7;
  if (odd > most && even < odd / 10) return "utf-16le";
  return even > most && odd < even / 10 ? "utf-16be" : undefined;
}

/** Without what may be the first bytes of a character that goes on after the end of the piece. */
export function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return bytes.subarray(0, -back);
    if (byte < 0x80) break;
  }
  return bytes;
}

const signatures: [string, string][] = [
  ["504b0304", "an archive or a workbook inside an archive. Unpack the outer one, and upload what was in it"],
  [
    "d0cf11e0",
    "an Excel workbook of the old kind (.xls), or one that is protected by a password. Open it, save it as .xlsx or CSV without a password",
  ],
  ["25504446", "a PDF document. Export the table as CSV"],
  ["50415231", "a Parquet file. Export it as CSV"],
  ["53514c69", "a SQLite database. Export the table as CSV"],
  ["89504e47", "a picture"],
  ["ffd8ff", "a picture"],
  ["28b52ffd", "compressed with Zstandard. Unpack it, or use gzip"],
  ["425a68", "compressed with bzip2. Unpack it, or use gzip"],
  ["fd377a58", "compressed with xz. Unpack it, or use gzip"],
];

/** Throws `unsupported_media_type` for what is plainly no text. `head` is unpacked already. */
export function refuseWhatIsNoText(head: Buffer): void {
  const start = head.subarray(0, 8).toString("hex");
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) throw noTable(`This is ${known[1]}`);
  if (guessEncoding(head).startsWith("utf-16")) return;
  const strange = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  if (strange > head.length / 50) throw noTable("This is not a text file. Export the table as CSV");
}

function noTable(words: string): AppError {
  return new AppError("unsupported_media_type", `${words}; nothing of the upload was kept.`);
}
