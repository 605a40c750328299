// Tells of what a count found: those who watch the workspace with the commit, and the modules below after it.
import type { Trx } from "../../../platform/database.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Recorded } from "./record.ts";

/** Called once for each segment that someone entered or left; who they are is read from its changes. */
export type MembersListener = (change: Recorded) => void | Promise<void>;

export function createTelling({ live, log }: Platform) {
  const listeners: MembersListener[] = [];
  const moved = (recorded: readonly Recorded[]) => recorded.filter(({ entered, left }) => entered + left > 0);

  return {
    onChange: (listener: MembersListener) => void listeners.push(listener),

    /** Within the transaction that found it. */
    async publish(trx: Trx, recorded: readonly Recorded[]): Promise<void> {
      for (const { workspaceId, segmentId, at, ...found } of moved(recorded)) {
        const data = { id: segmentId, at: at.toISOString(), ...found };
        await live.publish({ workspaceId, event: "segment", data }, trx);
      }
    },

    /** Once it is committed. A listener that fails stops no other. */
    async tell(recorded: readonly Recorded[]): Promise<void> {
      for (const change of moved(recorded)) {
        for (const listener of listeners) {
          try {
            await listener(change);
          } catch (err) {
            log.error({ err, segment: change.segmentId }, "a listener to a segment's changes failed");
          }
        }
      }
    },
  };
}
export type Telling = ReturnType<typeof createTelling>;
