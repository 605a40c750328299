// Choosing an engine. The key is sealed and never shown again, and belongs to one engine at one address: whoever changes
// either has to enter a key anew, so that nobody can have it sent to a server of their own.
import { type EngineSettings, type EngineSettingsChange, engineWords } from "../../../contract/engines.ts";
import { AppError, type Fault } from "../../../contract/errors.ts";
import type { Sealer } from "../../platform/crypto.ts";
import type { Trx } from "../../platform/database.ts";
import { type AllowedHosts, outboundFault } from "../../platform/outbound.ts";
import { changeSettings, lockSettings, type SettingsRow } from "./settings-store.ts";

export function toSettings({ sealed_key: _, ...row }: SettingsRow): EngineSettings {
  const { engine, model, image_model, endpoint, key_end, input_price, output_price, image_price } = row;
  const { share_personal } = row;
  const { person_day_tokens, workspace_month_tokens, person_minute_questions, patience_seconds } = row;
  return {
    engine,
    model,
    image_model,
    endpoint,
    key_end,
    input_price,
    output_price,
    image_price,
    share_personal,
    person_day_tokens,
    workspace_month_tokens,
    person_minute_questions,
    patience_seconds,
  };
}

interface Parts {
  sealer: Sealer;
  allowed: AllowedHosts;
}

export async function updateSettings(
  trx: Trx,
  workspaceId: string,
  { key, ...change }: EngineSettingsChange,
  { sealer, allowed }: Parts,
): Promise<SettingsRow> {
  const before = await lockSettings(trx, workspaceId);
  const image_model = imageModelOf(change, before);
  const next = { ...before, ...change, image_model, endpoint: endpointOf(change, before) };
  mustBeWhole(next, allowed);
  const moved = next.engine !== before.engine || next.endpoint !== before.endpoint;
  const sealed = keyColumns(sealer, key, moved);
  return changeSettings(trx, workspaceId, { ...change, image_model, endpoint: next.endpoint, ...sealed });
}

/** An address is of one engine; another engine begins at its own. */
function endpointOf(change: Omit<EngineSettingsChange, "key">, before: SettingsRow): string | null {
  if (change.endpoint !== undefined) return change.endpoint?.replace(/\/+$/, "") || null;
  return change.engine && change.engine !== before.engine ? null : before.endpoint;
}

/** A model is of one engine too. */
function imageModelOf(change: Omit<EngineSettingsChange, "key">, before: SettingsRow): string {
  if (change.image_model !== undefined) return change.image_model;
  return change.engine && change.engine !== before.engine ? "" : before.image_model;
}

function keyColumns(sealer: Sealer, key: string | null | undefined, moved: boolean) {
  if (key) return { sealed_key: sealer.seal(key), key_end: key.length >= 12 ? key.slice(-4) : "" };
  return key === null || moved ? { sealed_key: null, key_end: null } : {};
}

function mustBeWhole({ engine, model, image_model, endpoint }: SettingsRow, allowed: AllowedHosts): void {
  const faults: Fault[] = [];
  if (engine !== "built_in" && model === "")
    faults.push({ path: "/model", message: "name the model that is to answer" });
  if (image_model && engineWords[engine].imageModels === null)
    faults.push({ path: "/image_model", message: `${engineWords[engine].label} draws no pictures` });
  if (engine === "compatible" && !endpoint)
    faults.push({
      path: "/endpoint",
      message: "is needed for this engine",
      hint: "https://llm.example.com/v1",
    });
  const fault = endpoint ? outboundFault(endpoint, allowed) : undefined;
  if (fault) faults.push({ path: "/endpoint", message: fault });
  if (faults.length > 0) throw new AppError("invalid_input", "Nothing was changed.", { faults });
}
