// Now and then: ends messages whose receipts never came, and closes stopped deliveries of which nothing is open any more.
import type { Platform } from "../../platform/index.ts";
import type { Messages } from "../messages/index.ts";
import { setState } from "./control.ts";

export async function sweepOverdue(platform: Platform, messages: Messages): Promise<void> {
  const open = await platform.database.system
    .selectFrom("deliveries")
    .select(["workspace_id", "campaign_id", "state"])
    .where("state", "!=", "finished")
    .execute();
  for (const { workspace_id: workspaceId, campaign_id: campaignId, state } of open) {
    const ended = await platform.database.inWorkspace(workspaceId, async (trx) => {
      const count = await messages.endOverdue(trx, workspaceId, campaignId, platform.clock.now());
      const over = state === "stopped" && (await messages.allEnded(trx, workspaceId, campaignId));
      if (over) await setState(trx, workspaceId, campaignId, "finished");
      return count;
    });
    if (ended > 0) messages.announce({ workspaceId, campaignIds: [campaignId] });
  }
}
