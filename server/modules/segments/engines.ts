// The two engines that a rule can be asked of: the columnar copy where it is there and new enough, else PostgreSQL. The statement
// is one and the same. What must be exact and in a transaction (a launch, members, sizes that are kept) does not come here.
import { availableParallelism } from "node:os";
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
import { memoryMb } from "../../platform/memory.ts";

export interface Answered<Row> {
  rows: Row[];
  engine: "copy" | "postgresql";
  /** ISO 8601: what was committed until then is in it. */
  asOf: string;
}

/**
 * `byShard` is for a statement whose rows over some of the customers and over the others can be put together: the copy then
 * answers one for each of its shards.
 */
export async function askEither<Row>(
  trx: Trx,
  copy: Copy,
  workspaceId: string,
  statement: RawBuilder<Row>,
  { byShard = false, inOrder = false } = {},
): Promise<Answered<Row>> {
  const { sql: text, parameters } = compiled(statement);
  const answer = await copy.ask({ workspaceId, text, parameters, byShard });
  if (answer) return { rows: answer.rows as Row[], engine: "copy", asOf: answer.asOf };
  const asOf = new Date().toISOString();
  await sql.raw(inOrder ? forOrderedIndexes : forWholeTables).execute(trx);
  const { rows } = await statement.execute(trx);
  return { rows, engine: "postgresql", asOf };
}

/**
 * A preview in PostgreSQL reads most of a table. With room for a group for each customer it reads the table with several
 * workers and hashes; with little, it goes through an index customer by customer, or row by row over a range of time, which takes
 * several times as long. One process for each core is quicker than the usual three on two. All of it holds for this transaction.
 */
const room = Math.max(16, Math.min(256, Math.floor(memoryMb() / 16)));
const workers = Math.max(1, Math.min(2, availableParallelism() - 1));
const forAnything = `SET LOCAL work_mem = '${room}MB'; SET LOCAL max_parallel_workers_per_gather = ${workers}`;
const forWholeTables = `${forAnything}; SET LOCAL random_page_cost = 4`;
/**
 * Where an index has all that is gathered in the order of customers, grouping it as it is read takes a half to a third of hashing a
 * million groups, of which most are met at once by each worker. Customers and their totals lie in that order as well, and merging three
 * streams takes less than looking up two million rows in hashes larger than a processor's caches. PostgreSQL thinks the hash cheaper.
 */
const forOrderedIndexes = `${forAnything}; SET LOCAL enable_hashagg = off; SET LOCAL enable_hashjoin = off`;

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
