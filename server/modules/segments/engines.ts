// The two engines that a rule can be asked of: the columnar copy where it is there and new enough, else PostgreSQL. The statement
// is one and the same. What must be exact and in a transaction (a launch, members, sizes that are kept) does not come here.
import { totalmem } from "node:os";
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from "kysely";
import type { Copy } from "../../platform/copy/index.ts";
import type { Trx } from "../../platform/database.ts";

export interface Answered<Row> {
  rows: Row[];
  engine: "copy" | "postgresql";
  /** ISO 8601: what was committed until then is in it. */
  asOf: string;
}

export async function askEither<Row>(
  trx: Trx,
  copy: Copy,
  workspaceId: string,
  statement: RawBuilder<Row>,
): Promise<Answered<Row>> {
  const { sql: text, parameters } = compiled(statement);
  const answer = await copy.ask(workspaceId, text, parameters);
  if (answer) return { rows: answer.rows as Row[], engine: "copy", asOf: answer.asOf };
  const asOf = new Date().toISOString();
  await sql.raw(forWholeTables).execute(trx);
  const { rows } = await statement.execute(trx);
  return { rows, engine: "postgresql", asOf };
}

/**
 * A preview in PostgreSQL reads most of a table. With room for a group for each customer it hashes them, with several workers,
 * where it would else go through an index customer by customer, which takes many times as long; and so do pages fetched
 * one by one over a range of time. Both hold for this transaction.
 */
const room = Math.max(16, Math.min(256, Math.floor(totalmem() / 1024 ** 2 / 16)));
const forWholeTables = `SET LOCAL work_mem = '${room}MB'; SET LOCAL random_page_cost = 4`;

/** The text with $1, $2 … as both engines take it. */
export function compiled(statement: RawBuilder<unknown>) {
  return statement.compile(compiler);
}

const compiler = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
