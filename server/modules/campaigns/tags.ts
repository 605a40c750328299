// Tags, by which a team finds its campaigns again. They are the team's own and no part of what was sent.
import { sql } from "kysely";
import type { Trx } from "../../platform/database.ts";

/** A tag in the spelling that most campaigns carry it in. */
export interface KnownTag {
  tag: string;
  campaigns: number;
}

const mostKnown = 500;

/** Those that the workspace's campaigns carry, the most carried first. */
export async function tagsInUse(trx: Trx, workspaceId: string): Promise<KnownTag[]> {
  const { rows } = await sql<KnownTag>`
    SELECT (array_agg(tag ORDER BY uses DESC, tag))[1] AS tag, sum(uses)::int AS campaigns
    FROM (
      SELECT tag, count(*) AS uses FROM campaigns, unnest(campaigns.tags) AS tag
      WHERE campaigns.workspace_id = ${workspaceId} GROUP BY tag
    ) AS spelt
    GROUP BY lower(tag) ORDER BY campaigns DESC, tag LIMIT ${sql.lit(mostKnown)}
  `.execute(trx);
  return rows;
}

/** Without those that repeat another in other letters, as it was first written. */
export function eachOnce(tags: readonly string[]): string[] {
  const firsts = new Map<string, string>();
  for (const tag of tags) if (!firsts.has(tag.toLowerCase())) firsts.set(tag.toLowerCase(), tag);
  return [...firsts.values()];
}
