// A question of the log as the contract shows it.
import type { EngineAction } from "../../../contract/engines.ts";
import type { ActionRow } from "./actions-store.ts";

export type ShownRow = Omit<ActionRow, "prompt" | "said" | "faults" | "steps" | "workspace_id" | "asker">;

export function toAction(row: ShownRow): EngineAction {
  return {
    id: row.id,
    feature: row.feature,
    who: row.asker_name,
    engine: row.engine,
    model: row.model,
    why: row.why,
    asked_at: row.asked_at.toISOString(),
    elapsed_ms: row.elapsed_ms,
    tokens: row.input_tokens + row.output_tokens,
    cost: row.cost,
  };
}
