// What imports made and changed, kept in the transaction that wrote it: of each customer and order what it was before the
// import's first change, and a mark of what its last one left.
import { hash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../../platform/database.ts";
import { pgList } from "../../../platform/pg-list.ts";
import { type RowColumn, rowList } from "../../../platform/row-list.ts";
import { together } from "../../../platform/transaction.ts";
import type { ImportedChange } from "../../customers/index.ts";
import { sortedJson } from "./sorted-json.ts";

export type SubjectKind = "customer" | "order";

/** The same for the same state, in whatever order its keys stand; a text is a state that is written out so already. */
export function markOf(state: unknown): string {
  return hash("sha1", typeof state === "string" ? state : sortedJson(state));
}

type Change = ImportedChange<unknown>;

const mark = (state: unknown) => (state === null ? null : `\\x${markOf(state)}`);

const columns: RowColumn<Change>[] = [
  { name: "subject_id", type: "bigint", of: ({ id }) => id },
  { name: "import_id", type: "bigint", of: ({ importId }) => importId },
  { name: "before", type: "jsonb", of: ({ before }) => (before === null ? null : JSON.stringify(before)) },
  { name: "before_mark", type: "bytea", of: ({ before }) => mark(before) },
  { name: "after_mark", type: "bytea", of: ({ after }) => mark(after) },
  { name: "others", type: "boolean", of: ({ others }) => others },
];
const names = columns.map(({ name }) => name);

/**
 * Where the import's earlier change is not what this one found, somebody else was there in between. What it made it cannot have
 * changed before: asking takes PostgreSQL as long again as writing.
 */
export function keepChanges(kind: SubjectKind) {
  return async (trx: Trx, workspaceId: string, changes: readonly Change[]): Promise<void> => {
    const made = changes.filter(({ before }) => before === null);
    const changed = changes.filter(({ before }) => before !== null);
    await together([
      insert(trx, workspaceId, kind, made, sql``),
      insert(
        trx,
        workspaceId,
        kind,
        changed,
        sql`ON CONFLICT (workspace_id, import_id, kind, subject_id) DO UPDATE SET after_mark = EXCLUDED.after_mark,
        others = known.others OR EXCLUDED.others OR known.after_mark IS DISTINCT FROM EXCLUDED.before_mark`,
      ),
    ]);
  };
}

async function insert(
  trx: Trx,
  workspaceId: string,
  kind: SubjectKind,
  changes: readonly Change[],
  known: RawBuilder<unknown>,
): Promise<void> {
  if (changes.length === 0) return;
  const { from, value, values } = rowList(changes, columns);
  const imports = pgList([...new Set(changes.map(({ importId }) => importId))]);
  // Locked once for all of them: nobody deletes an import whose changes are being written.
  await sql`
    /* prepared */ WITH running AS MATERIALIZED (
      SELECT id FROM imports WHERE workspace_id = ${workspaceId} AND id = ANY (${imports}::bigint[]) FOR KEY SHARE
    )
    INSERT INTO import_changes AS known (workspace_id, kind, ${sql.raw(names.join(", "))})
    SELECT ${workspaceId}, ${kind}, ${values(names)} FROM ${from}
    WHERE ${value("import_id")} IN (SELECT id FROM running)
    ${known}`.execute(trx);
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

/** Ids of customers that the import made, in their order. */
export async function madeCustomers(
  trx: Trx,
  workspaceId: string,
  importId: string,
  { after, most }: { after: string; most: number },
): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    SELECT subject_id FROM import_changes
    WHERE workspace_id = ${workspaceId} AND import_id = ${importId} AND kind = 'customer' AND subject_id > ${after}
      AND before IS NULL
    ORDER BY subject_id LIMIT ${most}`.execute(trx);
  return rows.map(({ subject_id }) => subject_id);
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
