// Undoes a whole import: what it made is removed, what it changed is put back, unless it was changed since or others hold
// on to it. Its list first, then orders, then those who bought. A batch is a transaction that says of each what became of it, so that a
// killed process's undo goes on where it stopped.
import type { ImportUndo } from "../../../../contract/imports.ts";
import type { Trx } from "../../../platform/database.ts";
import type { Platform } from "../../../platform/index.ts";
import { retryLostRaces } from "../../../platform/lost-race.ts";
import type { Profile, PutBack, PutBackOutcome } from "../../customers/index.ts";
import type { WholeOrder } from "../../orders/index.ts";
import { toProgress } from "../describe.ts";
import type { Place } from "../into-list.ts";
import { withLock } from "../run/lock.ts";
import type { RunNeeds } from "../run/needs.ts";
import { patiently } from "../run/patience.ts";
import { lockName } from "../run/run-import.ts";
import { changeRun, findImport, type ImportRow } from "../store.ts";
import {
  changesLeft,
  type KeptChange,
  markOf,
  outcomesOf,
  type SubjectKind,
  settleChanges,
} from "./journal.ts";
import { listUndo, removeMadeLists, takeOffLists } from "./undo-lists.ts";

const atOnce = 500;

export async function undoImport(
  platform: Platform,
  needs: RunNeeds,
  { workspaceId, id }: { workspaceId: string; id: string },
  signal: AbortSignal,
): Promise<void> {
  const { database } = platform;
  await withLock(database.pool, lockName(workspaceId, id), { wait: true }, async (lock) => {
    const row = await database.inWorkspace(workspaceId, (trx) => findImport(trx, workspaceId, id));
    if (row.state !== "undoing") return;
    const batch = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
      patiently(async () => {
        await lock.hold();
        return retryLostRaces(() => database.inWorkspace(workspaceId, work));
      }, untroubled);
    let last: Place | undefined;
    do {
      if (signal.aborted) return;
      const after = last;
      last = await batch((trx) => takeOffLists(trx, needs.lists, row, { after, most: atOnce }));
      if (last) await tell(platform, row);
    } while (last);
    await batch((trx) => removeMadeLists(trx, needs.lists, row));
    for (const kind of ["order", "customer"] as const) {
      for (;;) {
        if (signal.aborted) return;
        const left = await batch((trx) => undoBatch(trx, needs, row, kind));
        if (left === 0) break;
        await tell(platform, row);
      }
    }
    await finish(platform, needs, row);
  });
}

const untroubled = { hasRoom: async () => true, tell() {}, checkStop() {} };

/** Answers how many changes there were to undo. */
async function undoBatch(trx: Trx, needs: RunNeeds, row: ImportRow, kind: SubjectKind): Promise<number> {
  const { workspace_id, id } = row;
  const changes = await changesLeft(trx, workspace_id, id, kind, atOnce);
  if (changes.length === 0) return 0;
  const outcomes =
    kind === "order"
      ? await needs.orders.putBack(trx, workspace_id, changes.map(wanted<WholeOrder>))
      : await needs.customers.putBack(trx, workspace_id, changes.map(wanted<Profile>));
  const words = new Map([...outcomes].map(([subject, outcome]) => [subject, wordsOf(outcome)]));
  await settleChanges(trx, workspace_id, id, kind, words);
  return changes.length;
}

function wanted<State>({ subject_id, before, after_mark, others }: KeptChange): PutBack<State> {
  return {
    id: subject_id,
    before: before as State | null,
    isChanged: (present) => others || markOf(present) !== after_mark.toString("hex"),
  };
}

function wordsOf(outcome: PutBackOutcome): string {
  return typeof outcome === "string" ? outcome : outcome.kept;
}

async function tell({ database, live, clock }: Platform, row: ImportRow): Promise<void> {
  const told = await database.inWorkspace(row.workspace_id, async (trx) => {
    const undo = await undoSoFar(trx, row);
    const done = undo.undone + undo.kept.reduce((sum, { count }) => sum + count, 0);
    const progress = undo.changes === 0 ? 1 : done / undo.changes;
    return changeRun(trx, row, "undoing", { undo: JSON.stringify(undo), progress });
  });
  if (told)
    await live.publish({
      workspaceId: row.workspace_id,
      event: "import",
      data: toProgress(told, clock.now(), null),
    });
}

async function finish(
  { database, live, clock }: Platform,
  { jobs }: RunNeeds,
  row: ImportRow,
): Promise<void> {
  const ended = await database.inWorkspace(row.workspace_id, async (trx) => {
    const undo = await undoSoFar(trx, row);
    const finished_at = clock.now();
    return changeRun(trx, row, "undoing", {
      state: "undone",
      undo: JSON.stringify(undo),
      progress: 1,
      finished_at,
    });
  });
  if (row.job_id) await jobs.endJob(row.workspace_id, row.job_id, { state: "done" });
  if (ended)
    await live.publish({
      workspaceId: row.workspace_id,
      event: "import",
      data: toProgress(ended, clock.now(), null),
    });
}

async function undoSoFar(trx: Trx, { workspace_id, id }: ImportRow): Promise<ImportUndo> {
  const { undo } = await findImport(trx, workspace_id, id);
  return undoOf(await outcomesOf(trx, workspace_id, id), listUndo(undo));
}

/** What became of all changes, in the words of the contract. */
function undoOf(outcomes: Awaited<ReturnType<typeof outcomesOf>>, list: ImportUndo["list"]): ImportUndo {
  const count = (kind: SubjectKind, outcome: string) =>
    outcomes.find((one) => one.kind === kind && one.outcome === outcome)?.count ?? 0;
  const undo = {
    customers: { removed: count("customer", "removed"), restored: count("customer", "restored") },
    orders: { removed: count("order", "removed"), restored: count("order", "restored") },
  };
  const kept = outcomes.flatMap(({ kind, outcome, count }) =>
    outcome === null || outcome === "removed" || outcome === "restored"
      ? []
      : [{ kind, reason: outcome, count }],
  );
  return {
    ...undo,
    list,
    kept,
    changes: outcomes.reduce((sum, one) => sum + one.count, 0),
    undone: undo.customers.removed + undo.customers.restored + undo.orders.removed + undo.orders.restored,
  };
}
