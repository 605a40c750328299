// Proposes customers who may be one person. The pairs are kept by comparing those who changed; a few are compared before they
// are asked for, many, as after an import, in the background, in short turns with as long a rest after each.
import { setTimeout as sleep } from "node:timers/promises";
import type { ParsedQuery, ReplyOf } from "../../../../contract/api.ts";
import type { mergeEndpoints } from "../../../../contract/merges.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import type { Platform } from "../../../platform/index.ts";
import { customersById } from "../lend-pages.ts";
import { compareSome } from "./compare.ts";
import { evidenceOf, type PairEvidence, pairsPage } from "./duplicate-store.ts";
import { anyToCompare, forgetGoneWorkspaces, workspacesToCompare } from "./to-compare.ts";

export type DuplicatesAsked = ParsedQuery<(typeof mergeEndpoints)["duplicates"]>;
type Page = ReplyOf<(typeof mergeEndpoints)["duplicates"]>;

/** Who asks waits no longer for customers to be compared. */
const patienceMs = 100;
/** A turn of the background's; short, so that the program ends soon when it is told to. */
const turnMs = 2_000;

export function createDuplicates({ database, jobs, secretKey }: Platform) {
  /** Whether some wait still. */
  async function compareFor(workspaceId: string, ms: number, rest = false): Promise<boolean> {
    const until = Date.now() + ms;
    const waits = () => database.inWorkspace(workspaceId, (trx) => anyToCompare(trx, workspaceId));
    while (await waits()) {
      const began = Date.now();
      if (began >= until) return true;
      await database.asSystem((trx) => compareSome(trx, workspaceId));
      if (rest) await sleep(Date.now() - began);
    }
    return false;
  }

  const turns = jobs.define<{ workspaceId: string }>({
    name: "customers.compare",
    async run({ workspaceId }) {
      if (await compareFor(workspaceId, turnMs, true)) await takeTurn(workspaceId);
    },
  });
  const takeTurn = (workspaceId: string) => turns.send({ workspaceId }, { singletonKey: workspaceId });
  jobs.schedule("customers.compare-changed", "* * * * *", async () => {
    await forgetGoneWorkspaces(database);
    for (const id of await workspacesToCompare(database)) await takeTurn(id);
  });

  return async (workspace: ActorWorkspace, { limit, cursor }: DuplicatesAsked): Promise<Page> => {
    const comparing = await compareFor(workspace.id, patienceMs);
    return database.inWorkspace(workspace.id, async (trx) => {
      const asked = { key: secretKey, limit, cursor };
      const { pairs, next_cursor } = await pairsPage(trx, workspace.id, asked);
      const known = Map.groupBy(await evidenceOf(trx, workspace.id, pairs), nameOf);
      const ids = pairs.flatMap(({ one, other }) => [one, other]);
      const people = new Map((await customersById(trx, workspace, ids)).map((one) => [one.id, one]));
      const data = pairs.flatMap((pair) => {
        const [one, other] = [people.get(pair.one), people.get(pair.other)];
        const evidence = known.get(nameOf(pair));
        if (!one || !other || !evidence) return [];
        return [{ customers: [one, other] as [typeof one, typeof other], evidence: evidence.map(shown) }];
      });
      return { data, next_cursor, comparing };
    });
  };
}

const nameOf = ({ one, other }: { one: string; other: string }) => `${one} ${other}`;

const shown = ({ kind, value, likeness }: PairEvidence) => ({ kind, value, likeness });
