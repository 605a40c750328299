// The doctor: asks every module for what it keeps twice, compares both, and puts right what does not agree where it is told
// to. It owns nothing.
import { setTimeout as sleep } from "node:timers/promises";
import type { ActorWorkspace } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Disagreement, Recount } from "../../platform/recount.ts";
import type { Access } from "../access/index.ts";

export interface Diagnosis {
  workspace: ActorWorkspace;
  name: string;
  compared: number;
  wrong: Disagreement[];
  /** All that was wrong is right now. */
  mended: boolean;
}

export type Doctor = ReturnType<typeof createDoctor>;

/** How long figures that follow what they are counted from are given to do so. */
const patienceMs = 2_000;
/** Mended in one transaction. */
const atOnce = 1_000;

export function createDoctor(
  { database }: Platform,
  { access, recounts }: { access: Access; recounts: readonly Recount[] },
) {
  const compare = ({ id }: ActorWorkspace, recount: Recount) =>
    database.inWorkspace(id, (trx) => recount.compare(trx, id));

  async function compareTwice(workspace: ActorWorkspace, recount: Recount) {
    const first = await compare(workspace, recount);
    if (first.wrong.length === 0 || !recount.follows) return first;
    await sleep(patienceMs);
    return compare(workspace, recount);
  }

  async function mend(workspace: ActorWorkspace, recount: Recount, wrong: Disagreement[]): Promise<boolean> {
    for (let from = 0; from < wrong.length; from += atOnce)
      await recount.mend(
        workspace.id,
        wrong.slice(from, from + atOnce).map(({ id }) => id),
      );
    return (await compareTwice(workspace, recount)).wrong.length === 0;
  }

  return {
    /** Everything that is kept twice, of one workspace or of all, as it was found. */
    async examine(asked: { workspace?: string; mend: boolean }): Promise<Diagnosis[]> {
      const found: Diagnosis[] = [];
      for (const workspace of await access.everyWorkspace(asked.workspace)) {
        for (const recount of recounts) {
          const { compared, wrong } = await compareTwice(workspace, recount);
          const mended = asked.mend && wrong.length > 0 && (await mend(workspace, recount, wrong));
          found.push({ workspace, name: recount.name, compared, wrong, mended });
        }
      }
      return found;
    },
  };
}
