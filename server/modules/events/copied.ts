// What the columnar copy has of events: the columns that rules read.
import type { CopiedTable } from "../../platform/copy/index.ts";

export const copiedEvents: CopiedTable = {
  name: "events",
  key: "id",
  customer: "customer_id",
  timeOrder: "occurred_at",
  columns: {
    id: "BIGINT",
    customer_id: "BIGINT",
    occurred_at: "TIMESTAMPTZ",
    name: "VARCHAR",
    properties: { type: "JSON", sent: "properties", read: "properties::JSON" },
  },
};
