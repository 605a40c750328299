// What of an upload is read: the file itself, or one of the files or sheets in it, which is written out beside it as a text
// file. The upload stays as it came.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { ImportContainer, ImportPart } from "../../../../contract/import-reading.ts";
import { BrokenFile } from "../file/broken-file.ts";
import { readHead } from "../file/bytes.ts";
import { storable } from "../values/own-text.ts";
import { type Archive, damaged, isArchive, openArchive } from "./archive.ts";
import { writeSheet } from "./sheet.ts";
import { isWorkbook, readSharedStrings, readTimeStyles, readWorkbook, type Workbook } from "./workbook.ts";

export interface Inside {
  container: ImportContainer;
  /** Files or sheets, in their order; none where the upload itself is the table. */
  parts: ImportPart[];
}

/** A file of text, and how large it is. */
export interface Content {
  path: string;
  bytes: number;
}

const mostParts = 500;

export async function lookInside(path: string): Promise<Inside> {
  if (!isArchive(await readHead(path, 4))) return { container: "none", parts: [] };
  return withArchive(path, async (archive) => {
    const parts = isWorkbook(archive) ? sheetsOf(archive, await readWorkbook(archive)) : filesOf(archive);
    if (parts.length === 0) throw new BrokenFile("The archive holds no file with a table.");
    return { container: isWorkbook(archive) ? "workbook" : "archive", parts: parts.slice(0, mostParts) };
  });
}

async function withArchive<T>(path: string, work: (archive: Archive) => Promise<T>): Promise<T> {
  const archive = await openArchive(path);
  try {
    return await work(archive);
  } finally {
    archive.close();
  }
}

/** Sheets that are shown before those that are hidden. */
function sheetsOf({ entries }: Archive, { sheets }: Workbook): ImportPart[] {
  const inOrder = [...sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  return inOrder.map(({ name, entry }) => ({ name, bytes: entries.get(entry)?.uncompressedSize ?? 0 }));
}

/** What a Mac adds to archives, and folders, are no files of the sender's. */
function filesOf({ entries }: Archive): ImportPart[] {
  const files = [...entries.values()].filter(
    ({ fileName, uncompressedSize }) => uncompressedSize > 0 && !/\/$|(^|\/)(__MACOSX\/|\.)/.test(fileName),
  );
  const isTable = (name: string) => /\.(csv|tsv|txt|psv|ssv|tab)(\.gz)?$/i.test(name);
  const inOrder = files.sort((a, b) => Number(isTable(b.fileName)) - Number(isTable(a.fileName)));
  return inOrder.map(({ fileName, uncompressedSize }) => ({ name: fileName, bytes: uncompressedSize }));
}

/** Where the part is written out, by its place among the parts. */
function partPath(path: string, parts: ImportPart[], part: string): string {
  return `${path}.part-${parts.findIndex(({ name }) => name === part)}`;
}

/** The content that is read; a part that is not written out yet is. */
export async function contentOf(path: string, { container, parts }: Inside, part: string): Promise<Content> {
  if (container === "none") return { path, bytes: (await stat(path)).size };
  const target = partPath(path, parts, part);
  const there = await stat(target).catch(() => undefined);
  if (there) return { path: target, bytes: there.size };
  // Two who ask at once write each their own, so that nobody reads half of it.
  const unfinished = `${target}-${process.hrtime.bigint()}`;
  try {
    await withArchive(path, (archive) => writePart(archive, part, unfinished));
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
  return { path: target, bytes: (await stat(target)).size };
}

async function writePart(archive: Archive, part: string, target: string): Promise<void> {
  const out = createWriteStream(target, { mode: 0o600 });
  if (!isWorkbook(archive)) {
    await pipeline(await archive.open(part), out).catch(damaged);
    return;
  }
  const workbook = await readWorkbook(archive);
  const sheet = workbook.sheets.find(({ name }) => name === part);
  const words = {
    shared: await readSharedStrings(archive, workbook),
    times: await readTimeStyles(archive, workbook),
    from1904: workbook.from1904,
  };
  const failed = once(out, "error").then(([error]) => Promise.reject(error as Error));
  failed.catch(() => {});
  const write = async (text: string) => {
    if (!out.write(storable(text))) await Promise.race([once(out, "drain"), failed]);
  };
  await writeSheet(await archive.open(sheet?.entry ?? ""), words, write);
  out.end();
  await Promise.race([once(out, "close"), failed]);
}

/** The first part with something in it; a part that cannot be read is no reason to look further. */
export async function firstContent(
  path: string,
  inside: Inside,
): Promise<{ part: string; content: Content }> {
  const names = inside.container === "none" ? [""] : inside.parts.map(({ name }) => name);
  for (const part of names) {
    const content = await contentOf(path, inside, part);
    if (content.bytes > 0 || part === names.at(-1)) return { part, content };
  }
  throw new Error("There is no upload without a part");
}
