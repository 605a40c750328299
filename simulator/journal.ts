// The simulator's memory on disk: an append-only journal in files of bounded size. Whatever is appended while one write is
// under way goes out together with the next (group commit), and is answered for only when the disk has it. Files older
// than the time for which keys are remembered are deleted whole, so there is nothing to compact.
import { mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { keyOf } from "./key-table.ts";
import { ProblemError } from "./problem.ts";
import { type Line, Segment } from "./segment.ts";

export interface JournalSettings {
  dir: string;
  segmentBytes: number;
  rememberMs: number;
}

interface Waiting {
  lines: Line[];
  written: () => void;
  failed: (error: unknown) => void;
}

const longestSegmentMs = 3_600_000;
const segmentName = /^journal-([0-9]+)\.ndjson$/;

export class Journal {
  readonly #settings: JournalSettings;
  /** Oldest first; the last is written to. */
  readonly #segments: Segment[] = [];
  #nextNumber = 1;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  private constructor(settings: JournalSettings) {
    this.#settings = settings;
  }

  /** Reads back what was written: `visit` is called with each line and answers with the message's id, if it is one. */
  static async open(
    settings: JournalSettings,
    visit: (line: string) => string | undefined,
  ): Promise<Journal> {
    await mkdir(settings.dir, { recursive: true, mode: 0o700 });
    const journal = new Journal(settings);
    const names = (await readdir(settings.dir)).filter((name) => segmentName.test(name)).sort(byNumber);
    for (const name of names) await journal.#reopen(name, visit);
    await journal.#rotateIfDue();
    return journal;
  }

  /** Resolves when every line is on disk; if it rejects, none of them is. */
  append(lines: Line[]): Promise<void> {
    if (lines.length === 0) return Promise.resolve();
    return new Promise((written, failed) => {
      this.#waiting.push({ lines, written, failed });
      this.#writing ??= this.#writeAll();
    });
  }

  has(id: string): boolean {
    const key = keyOf(id);
    return this.#segments.some((segment) => segment.table.get(key) >= 0);
  }

  /** The message's line; undefined if the id is not known, or no longer. */
  async find(id: string): Promise<string | undefined> {
    const key = keyOf(id);
    for (const segment of this.#segments.toReversed()) {
      const offset = segment.table.get(key);
      if (offset >= 0) return segment.read(offset);
    }
    return undefined;
  }

  /** Waits for what is being written, then closes the files. */
  async close(): Promise<void> {
    await this.#writing;
    await Promise.all(this.#segments.map((segment) => segment.close()));
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#rotateIfDue();
        await this.#segments.at(-1)!.append(group.flatMap((waiting) => waiting.lines));
        for (const waiting of group) waiting.written();
      } catch (cause) {
        const error = new ProblemError("not_written", `Nothing was taken: ${String(cause)}`);
        for (const waiting of group) waiting.failed(error);
      }
    }
    this.#writing = undefined;
  }

  async #rotateIfDue(): Promise<void> {
    const last = this.#segments.at(-1);
    const full = last && last.size >= this.#settings.segmentBytes;
    const old = last && last.size > 0 && last.begunAt < Date.now() - longestSegmentMs;
    if (last && !last.broken && !full && !old) return;
    this.#segments.push(await Segment.open(this.#pathOf(this.#nextNumber)));
    await syncFolder(this.#settings.dir);
    this.#nextNumber++;
    await this.#forgetOld();
  }

  async #forgetOld(): Promise<void> {
    const oldest = Date.now() - this.#settings.rememberMs;
    while (this.#segments.length > 1 && this.#segments[0]!.writtenAt < oldest) {
      await this.#segments.shift()!.remove();
    }
  }

  async #reopen(name: string, visit: (line: string) => string | undefined): Promise<void> {
    const segment = await Segment.open(join(this.#settings.dir, name));
    await segment.replay((text, offset) => {
      const id = this.#visited(visit, text, `${name}, byte ${offset}`);
      if (id !== undefined) segment.table.add(keyOf(id), offset);
    });
    this.#segments.push(segment);
    this.#nextNumber = numberOf(name) + 1;
  }

  #visited(visit: (line: string) => string | undefined, text: string, where: string): string | undefined {
    try {
      return visit(text);
    } catch (cause) {
      const advice = `Restore the file in ${this.#settings.dir}, or move it away to go on without what it holds.`;
      throw new Error(`The journal cannot be read (${where}). Nothing was changed. ${advice}`, { cause });
    }
  }

  #pathOf(number: number): string {
    return join(this.#settings.dir, `journal-${String(number).padStart(6, "0")}.ndjson`);
  }
}

const numberOf = (name: string) => Number(segmentName.exec(name)?.[1]);
const byNumber = (a: string, b: string) => numberOf(a) - numberOf(b);

/** A new file is there after a power failure only once its folder has been written too. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dir, "r");
  await folder.sync().finally(() => folder.close());
}
