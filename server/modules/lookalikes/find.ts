// The work itself, in the background: everybody gathered, learnt from in a thread of its own, and the most alike kept. It may be
// run twice, since what it writes takes the place of what was there.

import { AppError } from "../../../contract/errors.ts";
import { lookalikesMost } from "../../../contract/lookalikes.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { askEither } from "../segments/index.ts";
import { gather, gatheringSteps } from "./gather.ts";
import { learnInThread } from "./model/in-thread.ts";
import type { LookalikeContext } from "./needs.ts";
import { ruleOf } from "./seed.ts";
import { changeLookalike, findLookalike, keepRanks, type LookalikeRow } from "./store.ts";

export interface Where {
  workspaceId: string;
  id: string;
}

/** After gathering: learning, and keeping what was found. */
export const steps = gatheringSteps + 2;

export async function runLookalike(
  context: LookalikeContext,
  where: Where,
  signal: AbortSignal,
): Promise<void> {
  const { platform, access } = context;
  const { database } = platform;
  const { workspaceId, id } = where;
  const row = await database.inWorkspace(workspaceId, (trx) => findLookalike(trx, workspaceId, id));
  if (!row || !["waiting", "running"].includes(row.state)) return;
  try {
    const { workspace } = await access.systemActor({ id: workspaceId });
    await begin(context, row);
    await find(context, workspace, row, signal);
  } catch (error) {
    // The process is ending: another takes it up again.
    if (signal.aborted) throw error;
    platform.log.error(
      { err: error, workspace: workspaceId, lookalike: id },
      "a lookalike audience was not found",
    );
    const reason =
      error instanceof AppError
        ? error.message
        : "It failed on our side; it was logged. Ask again in a moment.";
    await end(context, row, { state: "failed", reason });
  }
}

async function begin({ platform, jobs }: LookalikeContext, { workspace_id, id, job_id }: LookalikeRow) {
  await platform.database.inWorkspace(workspace_id, (trx) =>
    changeLookalike(trx, workspace_id, id, { state: "running" }),
  );
  if (job_id) await jobs.startJob(workspace_id, job_id);
}

async function find(
  context: LookalikeContext,
  workspace: ActorWorkspace,
  row: LookalikeRow,
  signal: AbortSignal,
) {
  const { platform, segments, jobs } = context;
  const { database, copy, clock } = platform;
  const now = { workspaceId: workspace.id, at: clock.now() };
  const seed = ruleOf({ kind: row.seed_kind, id: row.seed_id });
  const judged = await segments.audiences.judged(workspace, [seed, ...(row.exclude as Rule[])], now.at);
  const onStep = async (done: number) => {
    if (row.job_id) await jobs.advanceJob(workspace.id, row.job_id, { done, total: steps });
  };
  const since = await learntAsOf(context, row);
  const question = await gather({
    ask: (statement) =>
      database.inWorkspace(
        workspace.id,
        async (trx) => (await askEither(trx, copy, workspace.id, statement)).rows,
      ),
    marked: judged,
    now,
    since,
    onStep,
  });
  const answer = await learnInThread({ ...question, most: lookalikesMost }, signal);
  await onStep(gatheringSteps + 1);
  if ("refused" in answer) return end(context, row, { state: "refused", reason: answer.refused });
  const { ranking, ...result } = answer;
  const as_of = (since ?? now.at).toISOString();
  await database.inWorkspace(workspace.id, async (trx) => {
    await keepRanks(trx, workspace.id, row.id, ranking);
    await changeLookalike(trx, workspace.id, row.id, { result: JSON.stringify({ ...result, as_of }) });
  });
  await end(context, row, { state: "ready", reason: null });
}

/** A campaign's buyers are looked at as they were when it was launched: what they bought then is what is to be foreseen. */
async function learntAsOf(
  { campaigns, access }: LookalikeContext,
  row: LookalikeRow,
): Promise<Date | undefined> {
  if (row.seed_kind !== "campaign") return undefined;
  const actor = await access.systemActor({ id: row.workspace_id });
  const { launched_at } = await campaigns.get(actor, row.seed_id);
  return launched_at ? new Date(launched_at) : undefined;
}

interface End {
  state: "ready" | "refused" | "failed";
  reason: string | null;
}

async function end({ platform, jobs }: LookalikeContext, row: LookalikeRow, { state, reason }: End) {
  const { workspace_id, id, job_id } = row;
  await platform.database.inWorkspace(workspace_id, (trx) =>
    changeLookalike(trx, workspace_id, id, { state, reason, finished_at: platform.clock.now() }),
  );
  if (!job_id) return;
  const failure = reason ?? undefined;
  await jobs.endJob(workspace_id, job_id, { state: state === "ready" ? "done" : "failed", failure });
}
