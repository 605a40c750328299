// Jobs: what a person sees of long work that goes on after the answer: its progress, time left, and how it ended. The
// work itself is queued by the platform; the module that does it reports here.

import { AppError } from "../../../contract/errors.ts";
import type { Job } from "../../../contract/jobs.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { toJob } from "./describe.ts";
import { changeJob, findJob, insertJob, type JobRow, recentJobs } from "./store.ts";

export type Jobs = ReturnType<typeof createJobs>;

/** A browser is told of progress at most this often, in milliseconds. */
const tellEvery = 250;
/** Ended jobs are listed for a day. */
const listedFor = 86_400_000;

export interface NewJob {
  kind: Job["kind"];
  subjectId: string | null;
  title: string;
  total?: number;
}

export function createJobs({ database, clock, live }: Platform) {
  const lastTold = new Map<string, number>();

  const tell = async (workspaceId: string, row: JobRow): Promise<void> => {
    await live.publish({ workspaceId, event: "job", data: toJob(row, clock.now()) });
  };

  const change = async (workspaceId: string, id: string, values: Parameters<typeof changeJob>[3]) => {
    return database.inWorkspace(workspaceId, (trx) => changeJob(trx, workspaceId, id, values));
  };

  return {
    async listJobs(actor: Actor): Promise<Job[]> {
      actor.must("workspace:read");
      const { id } = actor.workspace;
      const now = clock.now();
      const rows = await database.inWorkspace(id, (trx) =>
        recentJobs(trx, id, new Date(now.getTime() - listedFor)),
      );
      return rows.map((row) => toJob(row, now));
    },

    async getJob(actor: Actor, jobId: string): Promise<Job> {
      actor.must("workspace:read");
      const { id } = actor.workspace;
      const row = await database.inWorkspace(id, (trx) => findJob(trx, id, jobId));
      if (!row) throw new AppError("not_found", `There is no job ${jobId} in this workspace.`);
      return toJob(row, clock.now());
    },

    /** Announces work that waits for its turn. Returns the job's id. */
    async openJob(workspaceId: string, job: NewJob): Promise<string> {
      const row = await database.inWorkspace(workspaceId, (trx) =>
        insertJob(trx, {
          workspace_id: workspaceId,
          kind: job.kind,
          subject_id: job.subjectId,
          title: job.title,
          total: job.total ?? null,
          created_at: clock.now(),
        }),
      );
      await tell(workspaceId, row);
      return row.id;
    },

    /** The work has begun, or begun again after a crash. */
    async startJob(workspaceId: string, id: string): Promise<void> {
      const row = await change(workspaceId, id, { state: "running", started_at: clock.now(), done: 0 });
      if (row) await tell(workspaceId, row);
    },

    /** Cheap to call often: it is written and told a few times a second. */
    async advanceJob(
      workspaceId: string,
      id: string,
      progress: { done: number; total?: number },
    ): Promise<void> {
      const now = Date.now();
      if (now - (lastTold.get(id) ?? 0) < tellEvery) return;
      lastTold.set(id, now);
      const row = await change(workspaceId, id, progress);
      if (row) await tell(workspaceId, row);
    },

    /** How it ended; `failure` says what happened, what was kept and what to do, `outcome` what came of it. */
    async endJob(
      workspaceId: string,
      id: string,
      end: {
        state: "done" | "failed" | "cancelled";
        failure?: string;
        outcome?: string;
        /** Where the last of it was not told yet. */
        done?: number;
      },
    ): Promise<void> {
      lastTold.delete(id);
      const row = await change(workspaceId, id, {
        state: end.state,
        failure: end.failure ?? null,
        outcome: end.outcome ?? null,
        ...(end.done === undefined ? {} : { done: end.done }),
        finished_at: clock.now(),
      });
      if (row) await tell(workspaceId, row);
    },
  };
}
