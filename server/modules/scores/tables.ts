// The rows of scores: one a customer, what cannot be told is null.
import type { Generated } from "kysely";

export interface ScoresTable {
  workspace_id: string;
  customer_id: string;
  rfm_segment: string | null;
  rfm_recency: number | null;
  rfm_frequency: number | null;
  rfm_monetary: number | null;
  churn_probability: number | null;
  /** Minor units. */
  clv_next_12_months: string | null;
  expected_orders_next_90_days: number | null;
  engagement_score: number | null;
  computed_at: Generated<Date>;
}

declare module "../../platform/database.ts" {
  interface Tables {
    scores: ScoresTable;
  }
}
