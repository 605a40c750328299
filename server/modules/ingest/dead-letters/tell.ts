// Tells browsers how many dead letters wait, soon after some came or went; many at once are told of once.
import type { Platform } from "../../../platform/index.ts";
import { countWaiting } from "./store.ts";

const pauseMs = 500;

export function createTelling({ database, live, clock, log }: Platform): (workspaceId: string) => void {
  const soon = new Set<string>();

  const tell = async (workspaceId: string) => {
    soon.delete(workspaceId);
    await database.inWorkspace(workspaceId, async (trx) => {
      const { waiting, last_day } = await countWaiting(trx, workspaceId, clock.now());
      await live.publish({ workspaceId, event: "dead_letters", data: { waiting, last_day } }, trx);
    });
  };

  return (workspaceId) => {
    if (soon.has(workspaceId)) return;
    soon.add(workspaceId);
    setTimeout(() => {
      tell(workspaceId).catch((error: Error) =>
        log.debug({ error: error.message }, "nobody could be told of dead letters"),
      );
    }, pauseMs).unref();
  };
}
