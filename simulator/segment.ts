// One file of the journal: lines of JSON, only ever appended to, with the table that finds a message's line in it.
import { type FileHandle, open, unlink } from "node:fs/promises";
import { KeyTable, keyOf } from "./key-table.ts";

export interface Line {
  text: string;
  /** Set where the line is to be found again by a message's id. */
  id?: string;
}

export class Segment {
  readonly path: string;
  readonly table = new KeyTable();
  #file: FileHandle;
  #size: number;
  /** Milliseconds since 1970: when it was begun, and last written to. */
  readonly begunAt: number;
  writtenAt: number;
  /** A failed write could not be undone: nothing may be appended any more. */
  broken = false;

  private constructor(path: string, file: FileHandle, size: number, begunAt: number, writtenAt: number) {
    this.path = path;
    this.#file = file;
    this.#size = size;
    this.begunAt = begunAt;
    this.writtenAt = writtenAt;
  }

  static async open(path: string): Promise<Segment> {
    const file = await open(path, "a+", 0o600);
    const { size, birthtimeMs, mtimeMs } = await file.stat();
    return new Segment(path, file, size, birthtimeMs || mtimeMs, mtimeMs);
  }

  get size(): number {
    return this.#size;
  }

  /** Resolves when the lines are on disk. If that fails the file is cut back, so that none of them is there. */
  async append(lines: readonly Line[]): Promise<void> {
    const bytes = Buffer.from(lines.map((line) => `${line.text}\n`).join(""));
    try {
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
    } catch (error) {
      await this.#file.truncate(this.#size).catch(() => {
        this.broken = true;
      });
      throw error;
    }
    this.#remember(lines);
    this.#size += bytes.length;
    this.writtenAt = Date.now();
  }

  #remember(lines: readonly Line[]): void {
    let offset = this.#size;
    for (const { id, text } of lines) {
      if (id !== undefined) this.table.add(keyOf(id), offset);
      offset += Buffer.byteLength(text) + 1;
    }
  }

  /** The line that begins at the offset. */
  async read(offset: number): Promise<string> {
    for (let length = 1024; ; length *= 4) {
      const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(length), 0, length, offset);
      const end = buffer.subarray(0, bytesRead).indexOf(10);
      if (end >= 0) return buffer.toString("utf8", 0, end);
      if (bytesRead < length) throw new Error(`${this.path} ends in the middle of a line`);
    }
  }

  /** Calls `visit` with each whole line; a last one cut short by a crash is removed. */
  async replay(visit: (text: string, offset: number) => void): Promise<void> {
    let rest = Buffer.alloc(0);
    let offset = 0;
    for await (const chunk of this.#file.createReadStream({
      start: 0,
      autoClose: false,
      highWaterMark: 1 << 20,
    })) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
      let from = 0;
      for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
        visit(bytes.toString("utf8", from, end), offset + from);
        from = end + 1;
      }
      offset += from;
      rest = Buffer.from(bytes.subarray(from));
    }
    if (rest.length > 0) await this.#file.truncate(offset);
    this.#size = offset;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async remove(): Promise<void> {
    await unlink(this.path);
    await this.close();
  }
}
