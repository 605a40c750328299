// Replays dead letters: in one transaction they are applied as their kind is from the stream and marked as replayed, so that
// whoever replays them again, at the same time or later, finds them done. Where one fails, the others are tried without it.
import type { ActorWorkspace } from "../../../actor.ts";
import type { Platform } from "../../../platform/index.ts";
import { retryLostRaces } from "../../../platform/lost-race.ts";
import { mayPass } from "../../../platform/stream/index.ts";
import type { Kinds } from "../kinds.ts";
import { keepableText } from "./keep.ts";
import { changeDeadLetters, lockDeadLetters } from "./store.ts";

export interface Replaying {
  platform: Platform;
  kinds: Kinds;
  workspace: ActorWorkspace;
  /** Who asked for it, by name. */
  by: string;
}

/** Answers how many were applied by this call. `ids` are of one kind, oldest first. */
export async function replay(replaying: Replaying, kind: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  try {
    return await replayTogether(replaying, kind, ids);
  } catch (error) {
    if (mayPass(error)) throw error;
    if (ids.length === 1) return noteFailure(replaying, ids, error);
    const middle = Math.ceil(ids.length / 2);
    const first = await replay(replaying, kind, ids.slice(0, middle));
    return first + (await replay(replaying, kind, ids.slice(middle)));
  }
}

async function replayTogether(
  { platform, kinds, workspace, by }: Replaying,
  kind: string,
  ids: readonly string[],
): Promise<number> {
  const { database, clock } = platform;
  const known = kinds.get(kind);
  const results = await retryLostRaces(() =>
    database.inWorkspace(workspace.id, async (trx) => {
      const rows = await lockDeadLetters(trx, workspace.id, ids, ["waiting", "dismissed"]);
      if (rows.length === 0) return [];
      const payloads = rows.map(({ entry }) => known.read(entry, workspace));
      const found = await known.consume(trx, workspace.id, payloads);
      const refused = found.map((result) => known.refusal?.(result)).find((reason) => reason !== undefined);
      if (refused !== undefined) throw new Error(refused);
      const done = { state: "replayed" as const, settled_at: clock.now(), settled_by: by };
      const locked = rows.map(({ id }) => id);
      await changeDeadLetters(trx, workspace.id, locked, done, { tried: true });
      return found;
    }),
  );
  if (results.length > 0) known.applied?.(workspace.id, results);
  return results.length;
}

async function noteFailure(
  { platform, workspace }: Replaying,
  ids: readonly string[],
  error: unknown,
): Promise<number> {
  const reason = keepableText(error instanceof Error ? error.message : String(error));
  await platform.database.inWorkspace(workspace.id, (trx) =>
    changeDeadLetters(trx, workspace.id, ids, { reason }, { tried: true }),
  );
  return 0;
}
