// The table of dead letters.
import { type RawBuilder, type Selectable, sql } from "kysely";
import type {
  DeadLetterCounts,
  DeadLetterFilter,
  DeadLetterState,
  DeadLettersMeant,
} from "../../../../contract/dead-letters.ts";
import { AppError } from "../../../../contract/errors.ts";
import { type KeysetPage, keysetPage, type Sort } from "../../../platform/cursor.ts";
import type { Trx } from "../../../platform/database.ts";
import { containing } from "../../../platform/like.ts";
import { pgList } from "../../../platform/pg-list.ts";
import type { DeadLettersTable } from "../tables.ts";

export type DeadLetterRow = Selectable<DeadLettersTable>;
export type ListedRow = Omit<DeadLetterRow, "entry" | "workspace_id"> & { about: string | null };

/** Of every kind, the name that a person knows it by. */
const about = sql<
  string | null
>`left(coalesce(entry->>'external_id', entry->>'topic', entry->>'name', entry->>'email',
  entry->>'phone', entry->>'messageId'), 200)`;

const newestFirst: Sort = {
  by: sql.ref("created_at"),
  type: "timestamptz",
  direction: "desc",
  id: sql.ref("id"),
};

type Narrowing = Partial<DeadLetterFilter>;

function matches({ state, kind, source, search }: Narrowing): RawBuilder<boolean> {
  const pattern = search ? containing(search) : undefined;
  const conditions = [
    sql`true`,
    ...(state ? [sql`state = ${state}`] : []),
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(source ? [sql`source = ${source}`] : []),
    ...(pattern ? [sql`(reason ILIKE ${pattern} OR entry::text ILIKE ${pattern})`] : []),
  ];
  return sql<boolean>`(${sql.join(conditions, sql` AND `)})`;
}

export function deadLetterPage(
  trx: Trx,
  key: Buffer,
  workspaceId: string,
  { limit, cursor, ...filter }: DeadLetterFilter & { limit: number; cursor?: string },
): Promise<KeysetPage<ListedRow>> {
  const query = trx
    .selectFrom("dead_letters")
    .select([
      "id",
      "kind",
      "source",
      "reason",
      "state",
      "tries",
      "created_at",
      "edited_at",
      "settled_at",
      "settled_by",
    ])
    .select(about.as("about"))
    .where("workspace_id", "=", workspaceId)
    .where(matches(filter));
  return keysetPage(query, { key, list: "dead letters", sort: newestFirst, limit, cursor });
}

export async function deadLetterOf(
  trx: Trx,
  workspaceId: string,
  id: string,
): Promise<DeadLetterRow & ListedRow> {
  const row = await trx
    .selectFrom("dead_letters")
    .selectAll()
    .select(about.as("about"))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row) return row;
  throw new AppError("not_found", `There is no dead letter ${id}`);
}

export async function countWaiting(trx: Trx, workspaceId: string, now: Date): Promise<DeadLetterCounts> {
  const { rows } = await sql<DeadLetterCounts>`
    WITH own AS MATERIALIZED (
      SELECT kind, source, reason, created_at FROM dead_letters WHERE workspace_id = ${workspaceId} AND state = 'waiting')
    SELECT count(*)::int AS waiting,
      (count(*) FILTER (WHERE created_at > ${now}::timestamptz - interval '1 day'))::int AS last_day,
      ${largest("kind")} AS kinds, ${largest("source")} AS sources, ${largest("reason")} AS reasons
    FROM own`.execute(trx);
  return rows[0]!;
}

function largest(column: "kind" | "source" | "reason"): RawBuilder<unknown> {
  return sql`(SELECT coalesce(jsonb_agg(to_jsonb(each) ORDER BY each.count DESC), '[]') FROM (
    SELECT ${sql.ref(column)}, count(*)::int AS count FROM own GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10) AS each)`;
}

/** Ids with their kinds, oldest first: in that order they came. */
export async function waitingOf(
  trx: Trx,
  workspaceId: string,
  meant: DeadLettersMeant,
  most: number,
): Promise<{ id: string; kind: string }[]> {
  const condition =
    "ids" in meant
      ? sql<boolean>`state = 'waiting' AND id = ANY (${pgList(meant.ids)}::bigint[])`
      : matches({ ...meant.all, state: "waiting" });
  return trx
    .selectFrom("dead_letters")
    .select(["id", "kind"])
    .where("workspace_id", "=", workspaceId)
    .where(condition)
    .orderBy("id")
    .limit(most)
    .execute();
}

/** Those of them that are in one of these states, locked in one order always. */
export async function lockDeadLetters(
  trx: Trx,
  workspaceId: string,
  ids: readonly string[],
  states: readonly DeadLetterState[],
): Promise<DeadLetterRow[]> {
  return trx
    .selectFrom("dead_letters")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`id = ANY (${pgList(ids)}::bigint[])`)
    .where("state", "in", states)
    .orderBy("id")
    .forUpdate()
    .execute();
}

type Change = Partial<Pick<DeadLetterRow, "reason" | "state" | "edited_at" | "settled_at" | "settled_by">> & {
  entry?: string;
};

export async function changeDeadLetters(
  trx: Trx,
  workspaceId: string,
  ids: readonly string[],
  change: Change,
  { tried }: { tried: boolean },
): Promise<void> {
  await trx
    .updateTable("dead_letters")
    .set({ ...change, ...(tried ? { tries: sql`tries + 1` } : {}) })
    .where("workspace_id", "=", workspaceId)
    .where(sql<boolean>`id = ANY (${pgList(ids)}::bigint[])`)
    .execute();
}
