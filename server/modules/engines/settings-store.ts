// The table of engine settings: one row a workspace, made at the first change.
import type { Selectable } from "kysely";
import type { Trx } from "../../platform/database.ts";
import type { EngineSettingsTable } from "./tables.ts";

export type SettingsRow = Omit<Selectable<EngineSettingsTable>, "workspace_id">;

/** A workspace that never chose: nothing leaves it. The limits are the table's own defaults. */
const unchosen: SettingsRow = {
  engine: "built_in",
  model: "",
  image_model: "",
  endpoint: null,
  sealed_key: null,
  key_end: null,
  input_price: null,
  output_price: null,
  image_price: null,
  share_personal: false,
  person_day_tokens: 200_000,
  workspace_month_tokens: 5_000_000,
  person_minute_questions: 20,
  patience_seconds: 30,
};

export async function settingsOf(trx: Trx, workspaceId: string): Promise<SettingsRow> {
  const row = await trx
    .selectFrom("engine_settings")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ?? unchosen;
}

/** The row as it is, made where it was not, held until the transaction ends. */
export async function lockSettings(trx: Trx, workspaceId: string): Promise<SettingsRow> {
  await trx
    .insertInto("engine_settings")
    .values({ workspace_id: workspaceId, ...unchosen })
    .onConflict((c) => c.column("workspace_id").doNothing())
    .execute();
  return trx
    .selectFrom("engine_settings")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function changeSettings(
  trx: Trx,
  workspaceId: string,
  change: Partial<SettingsRow>,
): Promise<SettingsRow> {
  if (Object.keys(change).length === 0) return settingsOf(trx, workspaceId);
  return trx
    .updateTable("engine_settings")
    .set(change)
    .where("workspace_id", "=", workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
