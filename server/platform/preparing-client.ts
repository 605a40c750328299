// Statements that are sent thousands of times a minute are read and planned once for a connection: one that begins with
// `/* prepared */` goes by a name. PostgreSQL plans the first few for their values, and then once for all; its plans are made
// anew when statistics are, or the tables change.
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
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own has eight signatures, and all but one of them are passed on
  override query(...asked: any[]): any {
    const [text, values, ...rest] = asked;
    const name = typeof text === "string" && mark.test(text) ? nameOf(text) : undefined;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const send = super.query.bind(this) as (...all: any[]) => any;
    return name ? send({ name, text, values }, ...rest) : send(...asked);
  }
}
