// What lists lend to rules: who is on which list, and since when.
import { sql } from "kysely";
import type { LentMembers } from "../../lent.ts";

export const lentListMembers: LentMembers = {
  from: sql`list_members AS lm`,
  workspaceId: sql.ref("lm.workspace_id"),
  groupId: sql.ref("lm.list_id"),
  customerId: sql.ref("lm.customer_id"),
  since: sql.ref("lm.added_at"),
};
