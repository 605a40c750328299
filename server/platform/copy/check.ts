// Looks whether the copy still is what PostgreSQL has: a slice of a table is summed up by both engines at one snapshot. The next
// look takes the next table, and in a table the next slice, so that each is cheap and all of it is seen in turn.
import type pg from "pg";
import type { Duck } from "./duck.ts";
import { type CopiedTable, typeOf } from "./table.ts";

/** Keys of a slice; a table of a small shop is one. */
const sliceKeys = 20_000n;

interface Slice {
  workspaceId: string;
  after: bigint;
}

export interface Checks {
  /** Looks at the next table; names it where it differs. To be asked when both are at the same snapshot. */
  nextDiffers(client: pg.Client, duck: Duck): Promise<string | undefined>;
  /** Looks at every table; names the first that differs. */
  anyDiffers(client: pg.Client, duck: Duck): Promise<string | undefined>;
}

export function createChecks(tables: readonly CopiedTable[]): Checks {
  const reached = new Map<string, Slice>();

  async function next(client: pg.Client, table: CopiedTable): Promise<Slice | undefined> {
    const known = reached.get(table.name);
    if (known && known.after >= 0n) return known;
    const workspaceId = await workspaceAfter(client, known?.workspaceId ?? "0");
    return workspaceId === undefined ? undefined : { workspaceId, after: -1n };
  }

  let turn = 0;

  async function nextDiffers(client: pg.Client, duck: Duck): Promise<string | undefined> {
    const table = tables[turn++ % tables.length]!;
    const slice = await next(client, table);
    if (!slice) return undefined;
    const until = await endOf(client, table, slice);
    if (!(await isSame(client, duck, table, slice, until))) return table.name;
    reached.set(table.name, { ...slice, after: until ?? -1n });
    return undefined;
  }

  return {
    nextDiffers,
    async anyDiffers(client, duck) {
      for (const _ of tables) {
        const damaged = await nextDiffers(client, duck);
        if (damaged) return damaged;
      }
      return undefined;
    },
  };
}

/** The next workspace by id, and the first again after the last. */
async function workspaceAfter(client: pg.Client, id: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM workspaces ORDER BY id <= $1::bigint, id LIMIT 1",
    [id],
  );
  return rows[0]?.id;
}

/** The last key of the slice; undefined where it goes to the end. */
async function endOf(
  client: pg.Client,
  { name, key }: CopiedTable,
  { workspaceId, after }: Slice,
): Promise<bigint | undefined> {
  const { rows } = await client.query<{ last: string | null }>(
    `SELECT max(${key}) AS last FROM ${name} WHERE workspace_id = $1`,
    [workspaceId],
  );
  const until = after + sliceKeys;
  return BigInt(rows[0]!.last ?? -1) > until ? until : undefined;
}

async function isSame(
  client: pg.Client,
  duck: Duck,
  table: CopiedTable,
  { workspaceId, after }: Slice,
  until: bigint | undefined,
): Promise<boolean> {
  const { name, key } = table;
  const end = until === undefined ? "" : ` AND ${key} <= ${until}`;
  const where = `WHERE workspace_id = ${BigInt(workspaceId)} AND ${key} > ${after}${end}`;
  const truth = await client.query<Record<string, unknown>>(`SELECT ${sums(table)} FROM ${name} ${where}`);
  const copied = await duck.writer.runAndReadAll(`SELECT ${sums(table)} FROM base.${name} ${where}`);
  return JSON.stringify(truth.rows[0]) === JSON.stringify(copied.getRowObjectsJson()[0]);
}

/** How many rows, and of each column a sum that tells whether it changed; one text for both engines. */
function sums({ columns }: CopiedTable): string {
  const all = Object.entries(columns).map(
    ([name, column]) => `CAST(${sumOf(name, typeOf(column))} AS text) AS ${name}`,
  );
  return ["CAST(count(*) AS text) AS counted", ...all].join(", ");
}

function sumOf(name: string, type: string): string {
  if (type === "VARCHAR") return `sum(length(${name}))`;
  if (type === "BOOLEAN") return `count(*) FILTER (WHERE ${name})`;
  if (/^(BIGINT|INTEGER|DECIMAL)/.test(type)) return `sum(${name})`;
  return `count(${name})`;
}
