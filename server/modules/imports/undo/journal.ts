// What imports made and changed, kept in the transaction that wrote it: of each customer and order what it was before the
// import's first change, and a mark of what its last one left.
import { hash } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../../../platform/database.ts";
import { pgList } from "../../../platform/pg-list.ts";
import type { ImportedChange } from "../../customers/index.ts";

export type SubjectKind = "customer" | "order";

/** The same for the same state, in whatever order its keys stand. */
export function markOf(state: unknown): string {
  return hash("sha1", JSON.stringify(sorted(state)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Where the import's earlier change is not what this one found, somebody else was there in between. */
export function keepChanges(kind: SubjectKind) {
  return async (
    trx: Trx,
    workspaceId: string,
    changes: readonly ImportedChange<unknown>[],
  ): Promise<void> => {
    if (changes.length === 0) return;
    const list = (of: (change: ImportedChange<unknown>) => string | boolean | null) =>
      pgList(changes.map(of));
    const mark = (state: unknown) => (state === null ? null : `\\x${markOf(state)}`);
    await sql`
      INSERT INTO import_changes AS known
        (workspace_id, import_id, kind, subject_id, before, before_mark, after_mark, others)
      SELECT ${workspaceId}, import_id, ${kind}, subject_id, before, before_mark, after_mark, others
      FROM unnest(
        ${list(({ importId }) => importId)}::bigint[], ${list(({ id }) => id)}::bigint[],
        ${list(({ before }) => (before === null ? null : JSON.stringify(before)))}::jsonb[], ${list(({ before }) => mark(before))}::bytea[],
        ${list(({ after }) => mark(after))}::bytea[], ${list(({ others }) => others)}::boolean[])
        AS t (import_id, subject_id, before, before_mark, after_mark, others)
      WHERE EXISTS (SELECT FROM imports WHERE imports.workspace_id = ${workspaceId} AND imports.id = t.import_id)
      ON CONFLICT (workspace_id, import_id, kind, subject_id) DO UPDATE SET after_mark = EXCLUDED.after_mark,
        others = known.others OR EXCLUDED.others OR known.after_mark IS DISTINCT FROM EXCLUDED.before_mark`.execute(
      trx,
    );
  };
}

export interface KeptChange {
  subject_id: string;
  before: unknown;
  after_mark: Buffer;
  others: boolean;
}

/** The next changes that are not undone yet, the latest first, since what came later may rest on what came before. */
export async function changesLeft(
  trx: Trx,
  workspaceId: string,
  importId: string,
  kind: SubjectKind,
  most: number,
): Promise<KeptChange[]> {
  const { rows } = await sql<KeptChange>`
    SELECT subject_id, before, after_mark, others FROM import_changes
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND kind = ${kind} AND outcome IS NULL
    ORDER BY subject_id DESC LIMIT ${most} FOR UPDATE`.execute(trx);
  return rows;
}

export async function settleChanges(
  trx: Trx,
  workspaceId: string,
  importId: string,
  kind: SubjectKind,
  outcomes: ReadonlyMap<string, string>,
): Promise<void> {
  const ids = pgList([...outcomes.keys()]);
  await sql`
    UPDATE import_changes AS c SET outcome = t.outcome
    FROM unnest(${ids}::bigint[], ${pgList([...outcomes.values()])}::text[]) AS t (subject_id, outcome)
    WHERE c.workspace_id = ${workspaceId} AND c.import_id = ${importId} AND c.kind = ${kind}
      AND c.subject_id = t.subject_id`.execute(trx);
}

/** How many of each kind came to what. */
export async function outcomesOf(
  trx: Trx,
  workspaceId: string,
  importId: string,
): Promise<{ kind: SubjectKind; outcome: string | null; count: number }[]> {
  const { rows } = await sql<{ kind: SubjectKind; outcome: string | null; count: number }>`
    SELECT kind, outcome, count(*)::int AS count FROM import_changes
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId} GROUP BY 1, 2 ORDER BY 1, 2`.execute(trx);
  return rows;
}

export async function removeChanges(trx: Trx, workspaceId: string, importId: string): Promise<void> {
  await trx
    .deleteFrom("import_changes")
    .where("workspace_id", "=", workspaceId)
    .where("import_id", "=", importId)
    .execute();
}
