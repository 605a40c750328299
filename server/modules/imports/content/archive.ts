// The inside of a ZIP file, which an Excel workbook is too: its entries, and each as a stream. What was made to fill memory
// or disk by unpacking is refused before it is unpacked, since the sizes it tells of are held to while reading.
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { BrokenFile } from "../file/broken-file.ts";
import { freeUnpackedBytes, mostUnpackedTimes, unpacksTooFar } from "../file/bytes.ts";

const mostEntries = 10_000;
/** Of one entry; more than any table that an upload may hold. */
const mostUnpackedBytes = 8 * 1024 ** 3;

export interface Archive {
  entries: ReadonlyMap<string, Entry>;
  /** The entry's bytes, unpacked. Throws `BrokenFile` for what cannot be read. */
  open(name: string): Promise<Readable>;
  close(): void;
}

export function isArchive(head: Buffer): boolean {
  return ["504b0304", "504b0506"].includes(head.toString("hex", 0, 4));
}

export async function openArchive(path: string): Promise<Archive> {
  const zip = await openPromise(path, { autoClose: false }).catch(damaged);
  try {
    const entries = await entriesOf(zip);
    return { entries, open: (name) => openEntry(zip, entries.get(name)), close: () => zip.close() };
  } catch (error) {
    zip.close();
    return damaged(error);
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries)
    throw new BrokenFile("The archive holds more than 10,000 files. Upload the one that has the table.");
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

async function openEntry(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  if (!entry)
    throw new BrokenFile("The archive lacks a part that it names. Make it anew and upload it again.");
  if (entry.isEncrypted())
    throw new BrokenFile("The archive is protected by a password. Upload it without one.");
  const { compressedSize, uncompressedSize } = entry;
  const tooFar =
    uncompressedSize > freeUnpackedBytes && uncompressedSize > compressedSize * mostUnpackedTimes;
  if (tooFar || uncompressedSize > mostUnpackedBytes) throw unpacksTooFar();
  return zip.openReadStreamPromise(entry).catch(damaged);
}

/** For whoever reads an entry's stream, too: it breaks off where the archive does. */
export function damaged(error: unknown): never {
  if (error instanceof BrokenFile) throw error;
  if (error instanceof Error && "code" in error && !String(error.code).startsWith("Z_")) throw error;
  throw new BrokenFile("The archive is damaged or was cut off. Make it anew and upload it again.", {
    keepsRows: false,
    cause: error,
  });
}
