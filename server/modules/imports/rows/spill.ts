// Sorts more entries into partitions than memory would hold: each partition's entries are collected, appended to one file
// on disk in blocks, and read back partition by partition. Gone with the import, and made anew if a process dies.
import { type FileHandle, open, rm } from "node:fs/promises";
import { writeWhole } from "./write-whole.ts";

interface Block {
  at: number;
  bytes: number;
}

interface Part {
  /** Entries that are not written yet, as JSON, with a comma after each. */
  buffer: Buffer;
  filled: number;
  blocks: Block[];
}

/** Bytes of a partition that are collected before they are written. */
const blockBytes = 32 * 1024;

/** Entries are JSON values; those of one partition come back in the order they were added in. */
export class Spill<T> {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #parts: Part[];
  /** Buffers that are full, with their partition. */
  #full: { part: Part; buffer: Buffer; filled: number }[] = [];
  #end = 0;
  #writing: Promise<void> = Promise.resolve();

  static async open<T>(path: string, partitions: number): Promise<Spill<T>> {
    return new Spill(path, await open(path, "w+", 0o600), partitions);
  }

  private constructor(path: string, file: FileHandle, partitions: number) {
    this.#path = path;
    this.#file = file;
    this.#parts = Array.from({ length: partitions }, () => ({
      buffer: Buffer.allocUnsafe(blockBytes),
      filled: 0,
      blocks: [],
    }));
  }

  get partitions(): number {
    return this.#parts.length;
  }

  /** Bytes on disk. */
  get bytes(): number {
    return this.#end;
  }

  /** Kept as bytes from the start: millions of texts that live for a while would be left for the collector to find. */
  add(partition: number, entry: T): void {
    const part = this.#parts[partition]!;
    const json = `${JSON.stringify(entry)},`;
    // A character of JavaScript takes three bytes of UTF-8 at most.
    if (part.filled + json.length * 3 > part.buffer.length) this.#putAside(part, json.length * 3);
    part.filled += part.buffer.write(json, part.filled);
  }

  #putAside(part: Part, needed: number): void {
    if (part.filled > 0) this.#full.push({ part, buffer: part.buffer, filled: part.filled });
    part.buffer = Buffer.allocUnsafe(Math.max(blockBytes, needed));
    part.filled = 0;
  }

  /** Writes full blocks while more are added; waits for those of the call before. Call it every so often while adding. */
  async settle(): Promise<void> {
    await this.#writing;
    const full = this.#full;
    if (full.length === 0) return;
    this.#full = [];
    this.#writing = this.#write(full);
    // Told by the next call.
    this.#writing.catch(() => {});
  }

  async #write(full: { part: Part; buffer: Buffer; filled: number }[]): Promise<void> {
    let end = this.#end;
    for (const { part, filled } of full) {
      part.blocks.push({ at: end, bytes: filled });
      end += filled;
    }
    await writeWhole(
      this.#file,
      full.map(({ buffer, filled }) => buffer.subarray(0, filled)),
      this.#end,
    );
    this.#end = end;
  }

  /** Writes what is left; nothing is added after. */
  async finish(): Promise<void> {
    for (const part of this.#parts) this.#putAside(part, 0);
    await this.settle();
    await this.#writing;
  }

  /** The entries of one partition, block by block, with the bytes each block took. */
  async *read(partition: number): AsyncGenerator<{ entries: T[]; bytes: number }> {
    for (const { at, bytes } of this.#parts[partition]!.blocks) {
      const { buffer } = await this.#file.read(Buffer.allocUnsafe(bytes), 0, bytes, at);
      yield { entries: JSON.parse(`[${buffer.toString("utf8", 0, bytes - 1)}]`) as T[], bytes };
    }
  }

  async close(): Promise<void> {
    await this.#writing.catch(() => {});
    await this.#file.close();
    await rm(this.#path, { force: true });
  }
}
