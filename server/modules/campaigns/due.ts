// Campaigns whose time has come. They are checked as a launch by hand is, against the shop as it is then; what cannot be sent,
// or would be sent far too late, becomes a draft again that says why.
import { AppError } from "../../../contract/errors.ts";
import type { Trx } from "../../platform/database.ts";
import { markLaunched } from "./launch.ts";
import type { CampaignContext } from "./needs.ts";
import { campaignOf, changeCampaign, lockedCampaign } from "./store.ts";

/** A message for this evening is not sent the morning after, because nothing ran in between. */
const tooLate = { hours: 6 };

/** True where it is marked as being launched, and its audience is to be frozen. */
export async function launchDue(context: CampaignContext, workspaceId: string, id: string): Promise<boolean> {
  const { database, clock, log } = context.platform;
  const actor = await context.access.systemActor({ id: workspaceId });
  try {
    const { schedule } = await database.inWorkspace(workspaceId, (trx) => campaignOf(trx, workspaceId, id));
    const late = schedule.kind === "at" ? clock.now().getTime() - Date.parse(schedule.at) : 0;
    if (late > tooLate.hours * 3_600_000)
      throw new AppError(
        "wrong_state",
        `nothing ran here at that time, and it is more than ${tooLate.hours} hours ago.`,
      );
    return await markLaunched(context, actor, id, true);
  } catch (error) {
    if (error instanceof AppError && error.retry) throw error;
    log.warn({ err: error, workspaceId, campaign: id }, "a scheduled campaign could not be launched");
    await database.inWorkspace(workspaceId, (trx) => backToDraft(trx, workspaceId, id, error));
    return false;
  }
}

async function backToDraft(trx: Trx, workspaceId: string, id: string, error: unknown): Promise<void> {
  const row = await lockedCampaign(trx, workspaceId, id);
  if (row.state !== "scheduled") return;
  const why = error instanceof AppError ? error.message : "its audience could not be read";
  await changeCampaign(trx, workspaceId, id, {
    state: "draft",
    attention: `Its time came, and nothing was sent: ${why}`,
  });
}
