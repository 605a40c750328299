// The table of scores.
import type { Trx } from "../../platform/database.ts";

export async function hasScores(trx: Trx, workspaceId: string): Promise<boolean> {
  const some = await trx
    .selectFrom("scores")
    .select("customer_id")
    .where("workspace_id", "=", workspaceId)
    .limit(1)
    .executeTakeFirst();
  return some !== undefined;
}
