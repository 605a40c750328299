// Quotas, kept whoever asks at the same time: the most that a question may take is set aside before it is put, in one
// transaction after another, and what it took is counted afterwards. A process that ends in between leaves it set aside.
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { Feature, Why } from "../../../contract/engines.ts";
import type { Trx } from "../../platform/database.ts";
import type { Asker } from "./asker.ts";
import type { SettingsRow } from "./settings-store.ts";

export interface Span {
  /** Of the workspace's time zone, as YYYY-MM-DD. */
  day: string;
  monthStart: string;
  now: Date;
}

export function spanOf(now: Date, timezone: string): Span {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  return { day: today.toString(), monthStart: today.with({ day: 1 }).toString(), now };
}

export interface Claim {
  workspaceId: string;
  asker: Asker;
  feature: Feature;
  span: Span;
  /** The most that it may take, in and out. */
  tokens: number;
}

/** Sets the tokens aside, or says why not. */
export async function reserve(trx: Trx, claim: Claim, settings: SettingsRow): Promise<Why | undefined> {
  const { workspaceId, asker, feature, span, tokens } = claim;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('engines', ${workspaceId}::bigint))`.execute(trx);
  const used = await usedOf(trx, claim);
  if (used.lastMinute >= settings.person_minute_questions) return "rate";
  if (used.personToday + tokens > settings.person_day_tokens) return "quota_person";
  if (used.month + tokens > settings.workspace_month_tokens) return "quota_workspace";
  await sql`
    INSERT INTO engine_usage (workspace_id, day, asker, feature, asker_name, questions, reserved_tokens)
    VALUES (${workspaceId}, ${span.day}, ${asker.key}, ${feature}, ${asker.name}, 1, ${tokens})
    ON CONFLICT (workspace_id, day, asker, feature) DO UPDATE SET asker_name = excluded.asker_name,
      questions = engine_usage.questions + 1, reserved_tokens = engine_usage.reserved_tokens + excluded.reserved_tokens
  `.execute(trx);
  return undefined;
}

export async function settle(
  trx: Trx,
  { workspaceId, asker, feature, span, tokens }: Claim,
  took: { input: number; output: number; cost: number | null },
): Promise<void> {
  await sql`
    UPDATE engine_usage SET reserved_tokens = reserved_tokens - ${tokens}, input_tokens = input_tokens + ${took.input},
      output_tokens = output_tokens + ${took.output}, cost = cost + ${took.cost ?? 0}
    WHERE workspace_id = ${workspaceId} AND day = ${span.day} AND asker = ${asker.key} AND feature = ${feature}
  `.execute(trx);
}

interface Used {
  personToday: number;
  month: number;
  lastMinute: number;
}

const total = sql`input_tokens + output_tokens + reserved_tokens`;

export async function usedOf(
  trx: Trx,
  { workspaceId, asker, span }: Pick<Claim, "workspaceId" | "asker" | "span">,
): Promise<Used> {
  const { rows } = await sql<Used>`
    SELECT coalesce(sum(${total}) FILTER (WHERE day = ${span.day} AND asker = ${asker.key}), 0)::float8 AS "personToday",
      coalesce(sum(${total}), 0)::float8 AS month,
      (SELECT count(*)::int FROM engine_actions WHERE workspace_id = ${workspaceId} AND asker = ${asker.key}
        AND engine <> 'built_in' AND why <> 'remembered' AND asked_at > ${new Date(span.now.getTime() - 60_000)})
        AS "lastMinute"
    FROM engine_usage WHERE workspace_id = ${workspaceId} AND day >= ${span.monthStart}
  `.execute(trx);
  return rows[0]!;
}
