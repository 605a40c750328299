// The bytes of an uploaded file, unpacked where it is gzip (told by its first bytes, whatever its name), in pieces small
// enough that nothing else has to wait. A file made to fill memory or disk by unpacking is refused.
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { BrokenFile } from "./broken-file.ts";

const pieceBytes = 64 * 1024;
/** Text packs 5 to 20 times; beyond this share, and this size, it is no table. */
export const mostUnpackedTimes = 200;
export const freeUnpackedBytes = 256 * 1024 * 1024;

export interface FileBytes {
  pieces: AsyncIterable<Buffer>;
  /** Bytes of the file as it lies on the disk that were read so far. */
  read(): number;
}

export async function readHead(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

export async function openBytes(path: string): Promise<FileBytes> {
  const packed = isGzip(await readHead(path, 2));
  const file = createReadStream(path, { highWaterMark: pieceBytes });
  const read = () => file.bytesRead;
  return { pieces: packed ? unpacked(file, read) : file, read };
}

async function* unpacked(
  file: ReturnType<typeof createReadStream>,
  read: () => number,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  file.on("error", (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  let bytes = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > freeUnpackedBytes && bytes > read() * mostUnpackedTimes) throw unpacksTooFar();
      yield piece;
    }
  } catch (error) {
    throw isZlibError(error) ? breaksOff(error) : error;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

function isZlibError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

function breaksOff(cause: Error): BrokenFile {
  return new BrokenFile("The compressed file is damaged or was cut off. Make it anew and upload it again.", {
    keepsRows: true,
    cause,
  });
}

export function unpacksTooFar(): BrokenFile {
  return new BrokenFile(
    `The compressed file unpacks to more than ${mostUnpackedTimes} times its size, which no table of customers or orders does. Upload it uncompressed if it is one.`,
  );
}
