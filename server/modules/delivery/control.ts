// Pausing, going on, stopping and finishing a delivery. Workers read the state when they claim a chunk: what is paused they
// leave alone, of what is stopped they skip what waits.
import type { Trx } from "../../platform/database.ts";
import type { DeliveriesTable } from "./tables.ts";

type State = Extract<DeliveriesTable["state"], { __select__: unknown }>["__select__"];

export async function setState(
  trx: Trx,
  workspaceId: string,
  campaignId: string,
  state: State,
): Promise<void> {
  await trx
    .updateTable("deliveries")
    .set({ state })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("state", "!=", "finished")
    .execute();
}
