// A job as it is told: its row, and how long it still takes at the pace it had so far.
import type { Job } from "../../../contract/jobs.ts";
import type { JobRow } from "./store.ts";

export function toJob(row: JobRow, now: Date): Job {
  return {
    id: row.id,
    kind: row.kind,
    subject_id: row.subject_id,
    title: row.title,
    state: row.state,
    done: row.done,
    total: row.total,
    eta_seconds: secondsLeft(row, now),
    failure: row.failure,
    outcome: row.outcome,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

function secondsLeft(row: JobRow, now: Date): number | null {
  if (row.state !== "running" || !row.started_at || !row.total || row.done <= 0) return null;
  const elapsed = (now.getTime() - row.started_at.getTime()) / 1_000;
  return Math.max(0, Math.round((elapsed * (row.total - row.done)) / row.done));
}
