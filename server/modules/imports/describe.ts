// An import as it is told: its row, and its pace.
import { type ImportProgress, type ImportRun, importUndoDays } from "../../../contract/imports.ts";
import { zeroCounts } from "./run/tally.ts";
import type { ImportRow } from "./store.ts";
import { listUndo } from "./undo/undo-lists.ts";

export function toImport(row: ImportRow, now: Date, createdBy: string | null): ImportRun {
  const { parts, options, mapping, mapping_remembered, dry_run, notes, list_id, list_name } = row;
  const list = list_name === null ? null : { id: list_id, name: list_name };
  return {
    ...toProgress(row, now, createdBy),
    parts,
    options,
    mapping,
    mapping_remembered,
    list,
    dry_run,
    notes,
  };
}

export function toProgress(row: ImportRow, now: Date, createdBy: string | null): ImportProgress {
  return {
    id: row.id,
    kind: row.kind,
    file_name: row.file_name,
    bytes: Number(row.bytes),
    container: row.container,
    dry: row.state === "running" && row.dry,
    state: row.state,
    rows_expected: row.survey.rows,
    // In the contract's order, which the database does not keep.
    counts: { ...zeroCounts, ...row.counts },
    undoable_until: undoableUntil(row, now)?.toISOString() ?? null,
    undo: row.undo && { ...row.undo, list: listUndo(row.undo) },
    progress: row.progress,
    ...paceOf(row, now),
    waiting: row.state === "running" ? row.waiting : null,
    failure: row.failure,
    job_id: row.job_id,
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    finished_at: row.finished_at?.toISOString() ?? null,
    created_by: createdBy,
  };
}

/** Undefined where it cannot be undone, or not any more. */
export function undoableUntil(row: ImportRow, now: Date): Date | undefined {
  if (!undoable.some((state) => state === row.state)) return undefined;
  if (!row.finished_at || row.changes_removed_at) return undefined;
  const until = new Date(row.finished_at.getTime() + importUndoDays * 86_400_000);
  return until > now ? until : undefined;
}

export const undoable = ["done", "failed", "cancelled"] as const;

/** A pace is told once it means something. */
const firstPace = 0.01;

/** Over the whole run, which jumps less than any pace of the moment. */
function paceOf(row: ImportRow, now: Date): Pick<ImportRun, "rows_per_second" | "seconds_left"> {
  const until = row.finished_at ?? now;
  const seconds = row.started_at ? (until.getTime() - row.started_at.getTime()) / 1_000 : 0;
  if (row.state === "ready" || seconds <= 0 || row.progress < firstPace)
    return { rows_per_second: null, seconds_left: null };
  const rows = row.finished_at ? row.counts.rows : row.survey.rows * row.progress;
  const left = row.state === "running" ? Math.ceil((seconds * (1 - row.progress)) / row.progress) : null;
  return { rows_per_second: Math.round(rows / seconds), seconds_left: left };
}
