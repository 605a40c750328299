// Looks after imports over time: takes up those whose process died, and removes files that nobody imported and changes that
// nobody undid.
import { sql } from "kysely";
import { importUndoDays } from "../../../contract/imports.ts";
import type { Platform } from "../../platform/index.ts";
import { removeChanges } from "./undo/journal.ts";
import { removeOldUploads } from "./uploads.ts";

interface Where {
  workspaceId: string;
  id: string;
  /** It is not running, but being undone. */
  undoing: boolean;
}

/** Imports that should run and have said nothing for `seconds`, marked as taken up. */
export async function silentImports({ database }: Platform, seconds: number): Promise<Where[]> {
  const rows = await database.system
    .updateTable("imports")
    .set({ touched_at: sql<Date>`now()` })
    .where("state", "in", ["running", "undoing"])
    .where("touched_at", "<=", sql<Date>`now() - ${seconds} * interval '1 second'`)
    .returning(["workspace_id", "id", "state"])
    .execute();
  return rows.map(({ workspace_id, id, state }) => ({
    workspaceId: workspace_id,
    id,
    undoing: state === "undoing",
  }));
}

export async function removeForgottenFiles({ config, clock, database }: Platform): Promise<void> {
  const rows = await database.system
    .selectFrom("imports")
    .select("file_path")
    .where("state", "=", "running")
    .execute();
  await removeOldUploads(config.dataDir, clock.now(), new Set(rows.map((row) => row.file_path)));
}

const ended = ["done", "failed", "cancelled", "undone"] as const;

/** Of imports that cannot be undone any more, and of those that were undone long ago. */
export async function removeOldChanges({ database, clock }: Platform): Promise<void> {
  const before = new Date(clock.now().getTime() - importUndoDays * 86_400_000);
  const old = database.system
    .selectFrom("imports")
    .select(["workspace_id", "id"])
    .where("state", "in", ended)
    .where("finished_at", "<=", before)
    // One that was taken up once more has written some again.
    .where(sql<boolean>`(changes_removed_at IS NULL OR changes_removed_at < finished_at)`);
  for (const { workspace_id, id } of await old.execute())
    await database.asSystem(async (trx) => {
      const row = await trx
        .updateTable("imports")
        .set({ changes_removed_at: clock.now() })
        .where("workspace_id", "=", workspace_id)
        .where("id", "=", id)
        .where("state", "in", ended)
        .where("finished_at", "<=", before)
        .returning("id")
        .executeTakeFirst();
      // Taken up or undone since it was looked at.
      if (row) await removeChanges(trx, workspace_id, id);
    });
}
