// Looks after imports over time: takes up those whose process died, and removes files that nobody imported.
import { sql } from "kysely";
import type { Platform } from "../../platform/index.ts";
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
