// Several pieces after each other at one place of a file, in one call of the system.
import type { FileHandle } from "node:fs/promises";

/** A system takes 1,024 pieces at once, and on a disk that is almost full may take only a part of them. */
const most = 512;

export async function writeWhole(file: FileHandle, pieces: readonly Uint8Array[], at: number): Promise<void> {
  let position = at;
  for (let from = 0; from < pieces.length; from += most) {
    const some = pieces.slice(from, from + most);
    const bytes = some.reduce((sum, piece) => sum + piece.length, 0);
    const { bytesWritten } = await file.writev(some, position);
    if (bytesWritten < bytes)
      await file.write(Buffer.concat(some).subarray(bytesWritten), 0, null, position + bytesWritten);
    position += bytes;
  }
}
