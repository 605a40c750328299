// Taking back before the time has come; pausing, going on and cancelling in mid-send.
import type { Trx } from "../../platform/database.ts";
import type { Delivery } from "../delivery/index.ts";
import { changeCampaign, lockedCampaign, mustBe } from "./store.ts";

export interface Control {
  delivery: Delivery;
  workspaceId: string;
  id: string;
  now: Date;
}

/** What waits for its time is a draft again; of one already, nothing changes. */
export async function unschedule(trx: Trx, { workspaceId, id, now }: Control): Promise<void> {
  const row = await lockedCampaign(trx, workspaceId, id);
  mustBe(row, ["scheduled", "draft"], "Only what waits for its time can be made a draft again.");
  if (row.state === "draft") return;
  await changeCampaign(trx, workspaceId, id, { state: "draft", connection_id: null, updated_at: now });
}

export async function pause(trx: Trx, { delivery, workspaceId, id, now }: Control): Promise<void> {
  const row = await lockedCampaign(trx, workspaceId, id);
  mustBe(row, ["sending", "paused"], "Only what is being sent can be paused.");
  await changeCampaign(trx, workspaceId, id, { state: "paused", updated_at: now });
  await delivery.pause(trx, workspaceId, id);
}

export async function resume(trx: Trx, { delivery, workspaceId, id, now }: Control): Promise<void> {
  const row = await lockedCampaign(trx, workspaceId, id);
  mustBe(row, ["sending", "paused"], "Only what is paused can go on.");
  await changeCampaign(trx, workspaceId, id, { state: "sending", updated_at: now });
  await delivery.resume(trx, workspaceId, id);
}

export async function cancel(trx: Trx, { delivery, workspaceId, id, now }: Control): Promise<void> {
  const row = await lockedCampaign(trx, workspaceId, id);
  mustBe(row, ["launching", "sending", "paused", "cancelled"], "Only what is under way can be cancelled.");
  if (row.state === "cancelled") return;
  await changeCampaign(trx, workspaceId, id, { state: "cancelled", finished_at: now, updated_at: now });
  await delivery.stop(trx, workspaceId, id);
}
