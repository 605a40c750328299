// Scores: what the intelligence works out of each customer, one row each. What is not there yet, or cannot be told, is null.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE scores (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      customer_id bigint NOT NULL,
      rfm_segment text,
      rfm_recency smallint CHECK (rfm_recency BETWEEN 1 AND 5),
      rfm_frequency smallint CHECK (rfm_frequency BETWEEN 1 AND 5),
      rfm_monetary smallint CHECK (rfm_monetary BETWEEN 1 AND 5),
      churn_probability double precision CHECK (churn_probability BETWEEN 0 AND 1),
      clv_next_12_months bigint CHECK (clv_next_12_months >= 0),
      expected_orders_next_90_days double precision CHECK (expected_orders_next_90_days >= 0),
      engagement_score double precision CHECK (engagement_score BETWEEN 0 AND 100),
      computed_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, customer_id),
      FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON COLUMN scores.clv_next_12_months IS 'Minor units of the workspace''s currency';
  `.execute(db);
  await secureByWorkspace(db, "scores");
}
