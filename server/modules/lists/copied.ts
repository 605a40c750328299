// What the columnar copy has of lists: who is on which, since when.
import type { CopiedTable } from "../../platform/copy/index.ts";

export const copiedListMembers: CopiedTable = {
  name: "list_members",
  key: "row_id",
  customer: "customer_id",
  columns: { row_id: "BIGINT", list_id: "BIGINT", customer_id: "BIGINT", added_at: "TIMESTAMPTZ" },
};
