// Uploaded files on disk: written as they arrive, never held in memory, and gone when they are no longer needed.
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../../../contract/errors.ts";
import { importEndpoints } from "../../../contract/imports.ts";
import { randomToken } from "../../platform/crypto.ts";

/** Days after which a file that was not imported is removed. */
const keptDays = 7;
const mostBytes = importEndpoints.upload.bodyLimit;

export interface Upload {
  path: string;
  bytes: number;
}

/** Nothing is left of an upload that breaks off. */
export async function receiveUpload(dataDir: string, workspaceId: string, body: Readable): Promise<Upload> {
  const folder = join(dataDir, "imports", workspaceId);
  const path = join(folder, randomToken(16));
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const bytes = await write(body, path);
    return { path, bytes };
  } catch (error) {
    await removeUpload(path);
    throw told(error);
  }
}

async function write(body: Readable, path: string): Promise<number> {
  let bytes = 0;
  const counted = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > mostBytes) throw tooLarge();
      yield piece;
    }
  };
  await pipeline(body, counted, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  return bytes;
}

function tooLarge(): AppError {
  return new AppError(
    "too_large",
    `A file has at most ${mostBytes / 1024 ** 3} GB; nothing of this one was kept. Compress it with gzip, or split it.`,
  );
}

function told(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new AppError(
      "disk_full",
      "The disk is full; nothing of this file was kept. Make room, then upload it again.",
      {
        cause: error,
      },
    );
  if (code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ECONNRESET")
    return new AppError(
      "invalid_input",
      "The upload broke off; nothing of it was kept. Upload the file again.",
      {
        cause: error,
      },
    );
  return error;
}

/** The file, and whatever was written out of it or put beside it. */
export async function removeUpload(path: string): Promise<void> {
  const beside = await readdir(dirname(path)).catch(() => []);
  for (const name of beside)
    if (name.startsWith(`${basename(path)}.`)) await rm(join(dirname(path), name), { force: true });
  await rm(path, { force: true });
}

export type TemporaryName = "lines" | "customers" | "duplicates" | "created" | "updated";

/** Where a run of the import of `path` keeps something for its own use. */
export function temporaryPath(path: string, name: TemporaryName): string {
  return `${path}.${name}`;
}

/** Removes files that lay untouched for a week. `inUse` are kept whatever their age. */
export async function removeOldUploads(
  dataDir: string,
  now: Date,
  inUse: ReadonlySet<string>,
): Promise<void> {
  const folder = join(dataDir, "imports");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    const age = now.getTime() - (found?.mtimeMs ?? now.getTime());
    if (found?.isFile() && age > keptDays * 86_400_000 && !inUse.has(path.replace(/\.[a-z0-9-]+$/, "")))
      await rm(path, { force: true });
  }
}

/** Throws where the file is not here any more, or not whole. */
export async function requireUpload(path: string, bytes: number): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size === bytes) return;
  throw new AppError(
    "wrong_state",
    "The uploaded file is no longer on this server. Upload it again; what was imported before is not doubled.",
  );
}
