// Statements that are sent thousands of times a minute are read and planned once for a connection: one that begins with
// `/* prepared */` goes by a name. PostgreSQL plans the first few for their values, and then once for all; its plans are made
// anew when statistics are, or the tables change. What is asked in one go is written in one go, which wakes PostgreSQL once.
import type { Writable } from "node:stream";
import pg from "pg";

const mark = /^\s*\/\* prepared \*\//;
/** Of one connection, since each takes memory as long as it lasts. */
const most = 200;

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= most) return known;
  const name = `regulars_${names.size}`;
  names.set(text, name);
  return name;
}

export class PreparingClient extends pg.Client {
  #gathering = false;

  // biome-ignore lint/suspicious/noExplicitAny: the driver's own has eight signatures, and all but one of them are passed on
  override query(...asked: any[]): any {
    this.#gather();
    const [text, values, ...rest] = asked;
    const name = typeof text === "string" && mark.test(text) ? nameOf(text) : undefined;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const send = super.query.bind(this) as (...all: any[]) => any;
    return name ? send({ name, text, values }, ...rest) : send(...asked);
  }

  /** Until what runs now has asked all that it will. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection;
    stream.cork();
    process.nextTick(() => {
      this.#gathering = false;
      stream.uncork();
    });
  }
}
