// What the columnar copy has of scores: all of them.
import type { CopiedTable } from "../../platform/copy/index.ts";

export const copiedScores: CopiedTable = {
  name: "scores",
  key: "customer_id",
  customer: "customer_id",
  columns: {
    customer_id: "BIGINT",
    rfm_segment: "VARCHAR",
    rfm_recency: "INTEGER",
    rfm_frequency: "INTEGER",
    rfm_monetary: "INTEGER",
    churn_probability: "DOUBLE",
    clv_next_12_months: "BIGINT",
    expected_orders_next_90_days: "DOUBLE",
    engagement_score: "DOUBLE",
    computed_at: "TIMESTAMPTZ",
  },
};
