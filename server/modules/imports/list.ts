// Imports, newest first, page by page.
import { sql } from "kysely";
import { type KeysetPage, keysetPage, type Sort } from "../../platform/cursor.ts";
import type { Platform } from "../../platform/index.ts";
import type { ImportRow } from "./store.ts";

const newestFirst: Sort = {
  by: sql.ref("created_at"),
  type: "timestamptz",
  direction: "desc",
  id: sql.ref("id"),
};

export function listImports(
  { database, secretKey }: Platform,
  workspaceId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<KeysetPage<ImportRow>> {
  return database.inWorkspace(workspaceId, (trx) =>
    keysetPage(trx.selectFrom("imports").selectAll().where("workspace_id", "=", workspaceId), {
      key: secretKey,
      list: "imports",
      sort: newestFirst,
      limit,
      cursor,
    }),
  );
}
