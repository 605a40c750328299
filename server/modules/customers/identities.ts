// Reading and guarding who is who: the rows that a batch may mean, the lock under which names are given, ids for the new.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { LostRace } from "../../platform/lost-race.ts";
import { pgList } from "../../platform/pg-list.ts";
import { type Known, type Named, sameEmail } from "./identity-book.ts";
import { type Alias, findAliases } from "./merges/alias-store.ts";

/** Every customer that any of these names could mean, oldest first. */
export async function findNamed(trx: Trx, workspaceId: string, named: readonly Named[]): Promise<Known[]> {
  const externalIds = distinct(named.map((n) => n.external_id));
  const emails = distinct(named.map((n) => n.email && sameEmail(n.email)));
  const phones = distinct(named.map((n) => n.phone));
  const parts = [
    ...(externalIds.length ? [matching(workspaceId, sql`c.external_id`, externalIds)] : []),
    ...(emails.length ? [matching(workspaceId, sql`lower(c.email)`, emails)] : []),
    ...(phones.length ? [matching(workspaceId, sql`c.phone`, phones)] : []),
  ];
  if (parts.length === 0) return [];
  const { rows } = await sql<Known>`${sql.join(parts, sql` UNION `)} ORDER BY id`.execute(trx);
  const aliases = await findAliases(trx, workspaceId, [
    ...externalIds.map((value) => ({ kind: "external_id" as const, value })),
    ...emails.map((value) => ({ kind: "email" as const, value })),
    ...phones.map((value) => ({ kind: "phone" as const, value })),
  ]);
  return aliases.length > 0 ? withAliases(trx, workspaceId, rows, aliases) : rows;
}

/** Adds those who are meant by the names of customers merged into them. */
async function withAliases(
  trx: Trx,
  workspaceId: string,
  rows: readonly Known[],
  aliases: readonly Alias[],
): Promise<Known[]> {
  const here = new Set(rows.map(({ id }) => id));
  const missing = distinct(aliases.map((alias) => alias.customer_id)).filter((id) => !here.has(id));
  const { rows: survivors } = await sql<Known>`
    SELECT id, external_id, email, phone FROM customers
    WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList(missing)}::bigint[])`.execute(trx);
  const byCustomer = Map.groupBy(aliases, (alias) => alias.customer_id);
  return [...rows, ...survivors]
    .map((known) => ({ ...known, also: byCustomer.get(known.id)?.map(alsoOf) }))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

const alsoOf = ({ kind, value }: Alias) => ({ name: kind as keyof Named, value });

function matching(workspaceId: string, column: ReturnType<typeof sql>, values: string[]) {
  return sql`SELECT c.id, c.external_id, c.email, c.phone
    FROM unnest(${pgList(values)}::text[]) AS named (value) JOIN customers AS c ON ${column} = named.value
    WHERE c.workspace_id = ${workspaceId}`;
}

function distinct(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => typeof value === "string"))];
}

/** Any number that no other two-part advisory lock here uses. */
const namesLock = 58_141;

/**
 * Only one transaction of a workspace at a time makes customers or changes how they are known, since e-mail and phone
 * are no unique keys. To be taken before any row is locked, so that two cannot wait for each other.
 */
export async function lockNames(trx: Trx, workspaceId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${namesLock}, hashtext(${workspaceId}))`.execute(trx);
}

/** When customers came, where their orders may yet say otherwise: the shop has not said. ISO 8601, by id. */
export type OpenBeginnings = Map<string, string>;

/** Always in the order of their ids, so that two batches cannot wait for each other. Throws LostRace where one is gone. */
export async function lockCustomers(
  trx: Trx,
  workspaceId: string,
  asked: Iterable<string>,
): Promise<OpenBeginnings> {
  const ids = new Set(asked);
  const { rows } = await sql<{ id: string; created_at: Date | null }>`
    SELECT id, CASE WHEN created_at_said IS NULL THEN created_at END AS created_at FROM customers
    WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList([...ids])}::bigint[])
    ORDER BY id FOR NO KEY UPDATE`.execute(trx);
  if (rows.length < ids.size) throw new LostRace("one of these customers was merged into another meanwhile");
  return new Map(rows.flatMap(({ id, created_at }) => (created_at ? [[id, created_at.toISOString()]] : [])));
}

export async function takeIds(trx: Trx, count: number): Promise<string[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT nextval('customers_id_seq') AS id FROM generate_series(1, ${count})`.execute(trx);
  return rows.map((row) => row.id);
}
