// COPY … TO STDOUT into a file, by the driver's own door for statements of another kind. Chunks are handed on as they come;
// a file that cannot keep up holds the connection back.
import { createWriteStream, type WriteStream } from "node:fs";
import type { Socket } from "node:net";
import { finished } from "node:stream/promises";
import type pg from "pg";

interface Connection {
  query(text: string): void;
  stream: Socket;
}

/** Writes the rows of a SELECT to a file as CSV; answers whether there were any. */
export async function copyToFile(client: pg.Client, select: string, path: string): Promise<boolean> {
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  const done = finished(file);
  try {
    await new Promise<void>((resolve, reject) => {
      const copy = new CopyOut(`COPY (${select}) TO STDOUT (FORMAT csv)`, file, resolve, reject);
      done.catch(() => copy.giveUp());
      client.query(copy as never);
    });
  } finally {
    file.end();
  }
  await done;
  return file.bytesWritten > 0;
}

/** Rows are gathered to larger pieces, since a write for each is dear. */
const pieceBytes = 256 * 1024;

class CopyOut {
  readonly #text: string;
  readonly #file: WriteStream;
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;
  #piece = Buffer.allocUnsafe(0);
  #used = 0;
  #failed: Error | undefined;
  #held: Socket | undefined;

  constructor(text: string, file: WriteStream, resolve: () => void, reject: (error: Error) => void) {
    this.#text = text;
    this.#file = file;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    connection.query(this.#text);
  }

  /** The driver reuses what a row lies in, so it is copied at once. */
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    if (this.#used + chunk.length > this.#piece.length) {
      this.#write(connection);
      this.#piece = Buffer.allocUnsafe(Math.max(pieceBytes, chunk.length));
    }
    this.#used += chunk.copy(this.#piece, this.#used);
  }

  #write(connection?: Connection): void {
    const piece = this.#piece.subarray(0, this.#used);
    this.#used = 0;
    if (this.#file.destroyed) return;
    const kept = this.#file.write(piece);
    if (kept || !connection) return;
    this.#held = connection.stream.pause();
    this.#file.once("drain", () => this.#held?.resume());
  }

  /** The file failed: the rest of the rows is let pass, so that the connection comes to the statement's end. */
  giveUp(): void {
    this.#held?.resume();
  }

  /** A file that is being ended never says that it has drained, and the connection has other statements to come. */
  handleReadyForQuery(): void {
    this.#held?.resume();
    if (!this.#failed) this.#resolve();
  }

  handleCommandComplete(): void {
    if (this.#used > 0) this.#write();
  }

  handleError(error: Error): void {
    this.#failed = error;
    this.#reject(error);
  }
}
