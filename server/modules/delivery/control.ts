// Pausing, going on, stopping and finishing a delivery.
import type { Trx } from "../../platform/database.ts";
import type { Messages } from "../messages/index.ts";
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

/**
 * Skips what is still queued, for good. What a worker is just handing over may still go out; its row then says so.
 * Messages are locked before chunks, as workers do it.
 */
export async function stop(
  trx: Trx,
  messages: Messages,
  workspaceId: string,
  campaignId: string,
  reason: string,
): Promise<void> {
  await messages.skipQueued(trx, workspaceId, campaignId, reason);
  await trx
    .updateTable("chunks")
    .set({ state: "done", claimed_by: null, lease_until: null })
    .where("workspace_id", "=", workspaceId)
    .where("campaign_id", "=", campaignId)
    .where("state", "!=", "done")
    .execute();
  await setState(trx, workspaceId, campaignId, "stopped");
}
