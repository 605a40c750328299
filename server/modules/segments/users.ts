// Who asks about what: the segments whose rules name a segment or a list. What is asked about is not deleted from under them.
import { sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import { listWords } from "../../../contract/words.ts";
import type { Trx } from "../../platform/database.ts";
import type { SegmentContext } from "./needs.ts";

export interface Meant {
  kind: "segment" | "list";
  id: string;
}

/** Names of the segments that ask about it. */
export async function segmentsAsking(trx: Trx, workspaceId: string, { kind, id }: Meant): Promise<string[]> {
  const used = kind === "segment" ? sql.ref("used_segments") : sql.ref("used_lists");
  const rows = await trx
    .selectFrom("segments")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .where(sql<boolean>`${used} @> jsonb_build_array(CAST(${id} AS text))`)
    .orderBy("name")
    .execute();
  return rows.map(({ name }) => name);
}

/** Throws `conflict`, naming who uses it, where segments or campaigns that were not sent yet ask about it. */
export async function mustBeUnused(
  trx: Trx,
  { waiting }: SegmentContext,
  workspaceId: string,
  meant: Meant,
): Promise<void> {
  const segments = await segmentsAsking(trx, workspaceId, meant);
  const campaigns = await waiting(trx, workspaceId, meant);
  const users = [named("segment", segments), named("campaign", campaigns)].filter((words) => words !== "");
  if (users.length === 0) return;
  const detail = `This ${meant.kind} is used by ${users.join(" and by ")}. Change or delete those first; nothing was deleted.`;
  throw new AppError("conflict", detail);
}

const most = 5;

function named(noun: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, most).map((name) => `“${name}”`);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return `the ${noun}${names.length === 1 ? "" : "s"} ${listWords(all, "and")}`;
}
