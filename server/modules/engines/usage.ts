// What was used: today and this month, by feature and by person; and what a question is likely to take.
import { sql } from "kysely";
import {
  type EngineStatus,
  type EngineUsage,
  type Feature,
  features,
  featureWords,
} from "../../../contract/engines.ts";
import type { Trx } from "../../platform/database.ts";
import type { Span } from "./allowance.ts";
import type { SettingsRow } from "./settings-store.ts";
import { costOf } from "./tokens.ts";

const counted = sql`coalesce(sum(questions), 0)::int AS questions, coalesce(sum(input_tokens), 0)::float8 AS input_tokens,
  coalesce(sum(output_tokens), 0)::float8 AS output_tokens, coalesce(sum(cost), 0)::float8 AS cost`;

type Counted = EngineUsage["today"];

export async function usageOf(
  trx: Trx,
  workspaceId: string,
  { day, monthStart }: Span,
): Promise<EngineUsage> {
  const since = (first: string) =>
    sql<Counted>`SELECT ${counted} FROM engine_usage WHERE workspace_id = ${workspaceId} AND day >= ${first}`;
  const grouped = <Row>(column: string) =>
    sql<Counted & Row>`SELECT ${counted}, ${sql.raw(column)} FROM engine_usage
      WHERE workspace_id = ${workspaceId} AND day >= ${monthStart}`;
  const today = await since(day).execute(trx);
  const month = await since(monthStart).execute(trx);
  const byFeature = await sql<Counted & { feature: string }>`
    ${grouped("feature")} GROUP BY feature ORDER BY sum(input_tokens + output_tokens) DESC, feature`.execute(
    trx,
  );
  const byPerson = await sql<Counted & { who: string }>`
    ${grouped("max(asker_name) AS who")} GROUP BY asker ORDER BY sum(input_tokens + output_tokens) DESC, asker`.execute(
    trx,
  );
  return {
    today: today.rows[0]!,
    month: month.rows[0]!,
    by_feature: byFeature.rows,
    by_person: byPerson.rows,
  };
}

/** As the last twenty answers of each feature took on average, or as is usual. */
export async function estimatesOf(
  trx: Trx,
  workspaceId: string,
  settings: SettingsRow,
): Promise<EngineStatus["estimates"]> {
  const { rows } = await sql<{ feature: Feature; input: number; output: number }>`
    SELECT feature, avg(input_tokens)::float8 AS input, avg(output_tokens)::float8 AS output
    FROM (SELECT feature, input_tokens, output_tokens,
        row_number() OVER (PARTITION BY feature ORDER BY asked_at DESC, id DESC) AS place
      FROM engine_actions WHERE workspace_id = ${workspaceId} AND engine = ${settings.engine}
        AND model IN (${settings.model}, ${settings.image_model}) AND why = 'chosen') AS latest
    WHERE place <= 20 GROUP BY feature`.execute(trx);
  const known = new Map(rows.map((row) => [row.feature, row]));
  const estimates = features.map((feature) => {
    const { input, output } = known.get(feature) ?? featureWords[feature].usual;
    const cost = feature === "images" ? settings.image_price : costOf(settings, input, output);
    return [feature, { tokens: Math.round(input + output), cost }] as const;
  });
  return Object.fromEntries(estimates) as EngineStatus["estimates"];
}
