// What scores lend to rules: each score of the customer it stands beside.
import { sql } from "kysely";
import type { ScoreName } from "../../../contract/rule-scores.ts";
import type { LentColumn, Sql } from "../../lent.ts";

const score = (name: string): Sql => sql.ref(`sc.${name}`);
const fifth = (name: string): LentColumn => ({ type: "decimal", sql: score(name), scale: 0 });
const double = (name: string): LentColumn => ({ type: "double", sql: score(name) });

const columns: Record<ScoreName, LentColumn> = {
  "rfm.segment": { type: "text", sql: score("rfm_segment") },
  "rfm.recency": fifth("rfm_recency"),
  "rfm.frequency": fifth("rfm_frequency"),
  "rfm.monetary": fifth("rfm_monetary"),
  "churn.probability": double("churn_probability"),
  "clv.next_12_months": { type: "minor", sql: score("clv_next_12_months") },
  "orders.expected_next_90_days": double("expected_orders_next_90_days"),
  "engagement.score": double("engagement_score"),
};

export const lentScores = {
  /** Brings a customer's scores beside them. */
  join: (workspaceId: Sql, customerId: Sql): Sql =>
    sql`LEFT JOIN scores AS sc ON sc.workspace_id = ${workspaceId} AND sc.customer_id = ${customerId}`,
  columns,
};
