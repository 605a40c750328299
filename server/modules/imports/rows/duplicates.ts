// Counts the rows that are exactly equal to one before, among any number of rows and in little memory: fingerprints go to
// a file by their part, and each part is sorted by itself.
import { type FileHandle, open, rm } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { hashRow, type RowHash } from "./row-hash.ts";
import { writeWhole } from "./write-whole.ts";

const parts = 256;
/** Fingerprints of a part that are held before they are written. */
const held = 512;
const bytesEach = 8;

interface Block {
  part: number;
  values: Float64Array;
}

export class DuplicateCount {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #held = Array.from({ length: parts }, () => new Float64Array(held));
  readonly #fill = new Uint16Array(parts);
  readonly #written: number[][] = Array.from({ length: parts }, () => []);
  readonly #hash: RowHash = { part: 0, rest: 0 };
  #waiting: Block[] = [];
  #blocks = 0;
  #added = 0;

  static async open(path: string): Promise<DuplicateCount> {
    return new DuplicateCount(path, await open(path, "w+", 0o600));
  }

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  add(cells: string[]): void {
    this.#added++;
    hashRow(cells, this.#hash);
    const { part, rest } = this.#hash;
    const values = this.#held[part]!;
    const at = this.#fill[part]!;
    values[at] = rest;
    this.#fill[part] = at + 1;
    if (at + 1 < held) return;
    this.#waiting.push({ part, values });
    this.#held[part] = new Float64Array(held);
    this.#fill[part] = 0;
  }

  /** Writes what is full; call it every so often while adding. */
  async settle(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    const at = this.#blocks * held * bytesEach;
    for (const { part } of waiting) this.#written[part]!.push(this.#blocks++);
    await writeWhole(
      this.#file,
      waiting.map(({ values }) => new Uint8Array(values.buffer)),
      at,
    );
  }

  /** How many rows were equal to one before. */
  async count(): Promise<number> {
    await this.settle();
    let equal = 0;
    for (let part = 0; part < parts; part++) {
      equal += repeatsIn((await this.#valuesOf(part)).sort());
      await setImmediate();
    }
    return equal;
  }

  /** How many different rows there were. */
  async distinct(): Promise<number> {
    return this.#added - (await this.count());
  }

  async #valuesOf(part: number): Promise<Float64Array> {
    const blocks = this.#written[part]!;
    const values = new Float64Array(blocks.length * held + this.#fill[part]!);
    const bytes = new Uint8Array(values.buffer);
    for (const [index, block] of blocks.entries())
      await this.#file.read(bytes, index * held * bytesEach, held * bytesEach, block * held * bytesEach);
    values.set(this.#held[part]!.subarray(0, this.#fill[part]), blocks.length * held);
    return values;
  }

  async close(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }
}

function repeatsIn(sorted: Float64Array): number {
  let repeats = 0;
  for (let index = 1; index < sorted.length; index++) if (sorted[index] === sorted[index - 1]) repeats++;
  return repeats;
}
