// COPY … TO STDOUT into files, by the driver's own door for statements of another kind. Chunks are handed on as they come;
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
  const file = new RowFile(path);
  await copyTo(client, select, [file], (chunk) => file.take(chunk, 0));
  return file.hasRows;
}

/**
 * The same of a SELECT whose first column is a number below that of `paths`, which are ten at most: the place of the path that
 * the rest of the row goes to.
 */
export async function dealToFiles(
  client: pg.Client,
  select: string,
  paths: readonly string[],
): Promise<boolean[]> {
  const files = paths.map((path) => new RowFile(path));
  await copyTo(client, select, files, (chunk) => files[chunk[0]! - digitZero]!.take(chunk, afterDigit));
  return files.map(({ hasRows }) => hasRows);
}

const digitZero = "0".charCodeAt(0);
const afterDigit = "0,".length;

/** PostgreSQL sends each row as a chunk by itself. `take` answers the file it gave the row to, where that cannot keep up. */
async function copyTo(
  client: pg.Client,
  select: string,
  files: readonly RowFile[],
  take: (chunk: Buffer) => WriteStream | undefined,
): Promise<void> {
  const done = Promise.all(files.map(({ written }) => written));
  try {
    await new Promise<void>((resolve, reject) => {
      const copy = new CopyOut(`COPY (${select}) TO STDOUT (FORMAT csv)`, take, resolve, reject);
      done.catch(() => copy.giveUp());
      client.query(copy as never);
    });
  } finally {
    for (const file of files) file.end();
  }
  await done;
}

/** Rows are gathered to larger pieces, since a write for each is dear. */
const pieceBytes = 256 * 1024;

class RowFile {
  readonly #file: WriteStream;
  /** Rejects where the file cannot be written. */
  readonly written: Promise<void>;
  #piece = Buffer.allocUnsafe(0);
  #used = 0;

  constructor(path: string) {
    this.#file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
    this.written = finished(this.#file);
  }

  get hasRows(): boolean {
    return this.#file.bytesWritten > 0;
  }

  /** From `start` on; the driver reuses what a row lies in, so it is copied at once. Answers the file where it cannot keep up. */
  take(chunk: Buffer, start: number): WriteStream | undefined {
    const length = chunk.length - start;
    let held: WriteStream | undefined;
    if (this.#used + length > this.#piece.length) {
      held = this.#write() ? undefined : this.#file;
      this.#piece = Buffer.allocUnsafe(Math.max(pieceBytes, length));
    }
    this.#used += chunk.copy(this.#piece, this.#used, start);
    return held;
  }

  end(): void {
    this.#write();
    this.#file.end();
  }

  #write(): boolean {
    const piece = this.#piece.subarray(0, this.#used);
    this.#used = 0;
    return piece.length === 0 || this.#file.destroyed || this.#file.write(piece);
  }
}

class CopyOut {
  readonly #text: string;
  readonly #take: (chunk: Buffer) => WriteStream | undefined;
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;
  #failed: Error | undefined;
  #held: Socket | undefined;

  constructor(
    text: string,
    take: (chunk: Buffer) => WriteStream | undefined,
    resolve: () => void,
    reject: (error: Error) => void,
  ) {
    this.#text = text;
    this.#take = take;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    connection.query(this.#text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    const full = this.#take(chunk);
    if (!full) return;
    this.#held = connection.stream.pause();
    full.once("drain", () => this.#held?.resume());
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

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#failed = error;
    this.#reject(error);
  }
}
