// What is kept beside the rows it was counted from, so that it can be read at once. A recount compares both, and puts the
// kept one right. Modules give theirs; the doctor asks all of them.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "./database.ts";

type Figures = Record<string, unknown>;

/** One thing whose kept figures are not what a recount gives. */
export interface Disagreement {
  id: string;
  kept: Figures;
  counted: Figures;
}

export interface Recount {
  /** What is compared, in a few words for a person. */
  name: string;
  /** Follows what it is counted from a moment later; what disagrees is to be looked at once more. */
  follows?: true;
  /** In one statement, so that nothing that is written meanwhile is seen by half. */
  compare(trx: Trx, workspaceId: string): Promise<{ compared: number; wrong: Disagreement[] }>;
  /** Puts these right, whatever is written meanwhile. */
  mend(workspaceId: string, ids: readonly string[]): Promise<void>;
}

/** `both`: SQL that selects a row a thing, `id` as text, `kept` and `counted` as jsonb. */
export async function compareBoth(
  trx: Trx,
  both: RawBuilder<unknown>,
): Promise<{ compared: number; wrong: Disagreement[] }> {
  const { rows } = await sql<{ compared: number; wrong: Disagreement[] }>`
    SELECT count(*)::int AS compared,
      coalesce(jsonb_agg(to_jsonb(compared)) FILTER (WHERE kept IS DISTINCT FROM counted), '[]') AS wrong
    FROM (${both}) AS compared`.execute(trx);
  return rows[0]!;
}
