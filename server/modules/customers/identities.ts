// Reading and guarding who is who: the rows that a batch may mean, the lock under which names are given, ids for the new.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { LostRace } from "../../platform/lost-race.ts";
import { nextIds } from "../../platform/next-ids.ts";
import { pgList } from "../../platform/pg-list.ts";
import { together } from "../../platform/transaction.ts";
import { type Known, type Named, sameEmail } from "./identity-book.ts";
import { type Alias, anyAlias, findAliases } from "./merges/alias-store.ts";

/** Every customer that any of these names could mean, oldest first. Who is known by the shop's own id is meant by that alone. */
export async function findNamed(trx: Trx, workspaceId: string, named: readonly Named[]): Promise<Known[]> {
  const externalIds = distinct(named.map((n) => n.external_id));
  const [byId, merged] = await together([
    matching(trx, workspaceId, [[byExternalId, externalIds]]),
    anyAlias(trx, workspaceId),
  ]);
  const aliases = merged ? await aliasesAmong(trx, workspaceId, named) : [];
  const met = new Set([
    ...byId.map(({ external_id }) => external_id),
    ...aliases.flatMap(({ kind, value }) => (kind === "external_id" ? [value] : [])),
  ]);
  const others = named.filter((n) => !n.external_id || !met.has(n.external_id));
  const otherwise = await matching(trx, workspaceId, [
    [byEmail, emailsOf(others)],
    [byPhone, distinct(others.map((n) => n.phone))],
  ]);
  const rows = otherwise.length > 0 ? onceEach([...byId, ...otherwise]) : byId;
  return aliases.length > 0 ? withAliases(trx, workspaceId, rows, aliases) : rows;
}

const emailsOf = (named: readonly Named[]) => distinct(named.map((n) => n.email && sameEmail(n.email)));

/** Of all their names: who is called by one of somebody merged into them keeps their own. */
function aliasesAmong(trx: Trx, workspaceId: string, named: readonly Named[]): Promise<Alias[]> {
  const of = (kind: keyof Named, values: readonly string[]) => values.map((value) => ({ kind, value }));
  return findAliases(trx, workspaceId, [
    ...of("external_id", distinct(named.map((n) => n.external_id))),
    ...of("email", emailsOf(named)),
    ...of("phone", distinct(named.map((n) => n.phone))),
  ]);
}

function onceEach(rows: readonly Known[]): Known[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()].sort(byAge);
}

const byAge = (a: Known, b: Known) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

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
    .sort(byAge);
}

const alsoOf = ({ kind, value }: Alias) => ({ name: kind as keyof Named, value });

/** Whom one of these values means. */
type Those = (values: RawBuilder<unknown>) => RawBuilder<unknown>;

const byExternalId: Those = (values) => sql`c.external_id = ANY (${values})`;

const byPhone: Those = (values) => sql`c.phone = ANY (${values})`;
const byEmail: Those = (values) => sql`c.id IN (SELECT id FROM customers_by_email(${values}) AS named (id))`;

/** Whoever is among those of one of these lists of values, oldest first. */
async function matching(
  trx: Trx,
  workspaceId: string,
  asked: readonly [those: Those, values: string[]][],
): Promise<Known[]> {
  const parts = asked
    .filter(([, values]) => values.length > 0)
    .map(
      ([those, values]) => sql`SELECT c.id, c.external_id, c.email, c.phone FROM customers AS c
        WHERE c.workspace_id = ${workspaceId} AND ${those(sql`${pgList(values)}::text[]`)}`,
    );
  if (parts.length === 0) return [];
  const { rows } = await sql<Known>`/* prepared */ ${sql.join(parts, sql` UNION `)} ORDER BY id`.execute(trx);
  return rows;
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

/**
 * With the lock on names: whom these may mean, and an id for each who may have to be made. Ids are taken under the lock, so that who
 * was known first has the lower one.
 */
export async function lockAndFindNamed(
  trx: Trx,
  workspaceId: string,
  named: readonly Named[],
): Promise<{ known: Known[]; ids: string[] }> {
  const [, known, ids] = await together([
    lockNames(trx, workspaceId),
    findNamed(trx, workspaceId, named),
    nextIds(trx, "customers_id_seq", named.length),
  ]);
  return { known, ids };
}

/** When customers came, where their orders may yet say otherwise: the shop has not said. ISO 8601, by id. */
export type OpenBeginnings = Map<string, string>;

/**
 * Always in the order of their ids, so that two batches cannot wait for each other. Throws LostRace where one is gone. With
 * `since`, ISO 8601, only beginnings after that are told: what is known of the others cannot move theirs.
 */
export async function lockCustomers(
  trx: Trx,
  workspaceId: string,
  asked: Iterable<string>,
  since = "-infinity",
): Promise<OpenBeginnings> {
  const ids = new Set(asked);
  const { rows } = await sql<{ locked: number; open: Record<string, string> }>`
    /* prepared */ WITH locked AS (
      SELECT id, created_at, created_at_said FROM customers
      WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList([...ids])}::bigint[])
      ORDER BY id FOR NO KEY UPDATE
    )
    SELECT count(*)::int AS locked, coalesce(
      jsonb_object_agg(id, created_at) FILTER (WHERE created_at_said IS NULL AND created_at > ${since}::timestamptz), '{}') AS open
    FROM locked`.execute(trx);
  const { locked, open } = rows[0]!;
  if (locked < ids.size) throw new LostRace("one of these customers was merged into another meanwhile");
  return new Map(Object.entries(open).map(([id, at]) => [id, new Date(at).toISOString()]));
}
