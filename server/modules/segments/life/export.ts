// The members of a segment as a file: who they are is settled when it begins, then they are read a thousand at a time.
import type { Actor } from "../../../actor.ts";
import type { CsvFile } from "../../../http/csv-file.ts";
import { exportedAtOnce } from "../../../platform/csv.ts";
import type { CustomerFilters } from "../../customers/index.ts";
import { askingOf } from "../asking.ts";
import type { SegmentContext } from "../needs.ts";
import { keptRule } from "../show.ts";
import { segmentOf } from "../store.ts";
import { keptMembers } from "./changes.ts";
import { record } from "./record.ts";

export async function exportMembers(
  context: SegmentContext,
  actor: Actor,
  id: string,
  filters: CustomerFilters,
): Promise<CsvFile> {
  const { workspace } = actor;
  const asking = await askingOf(context, workspace);
  const { database } = context.platform;
  const { name, ids, recorded } = await database.inWorkspace(workspace.id, async (trx) => {
    const row = await segmentOf(trx, workspace.id, id);
    keptRule(row, asking.catalogue);
    const found = await record(trx, asking, [id]);
    await context.telling.publish(trx, found);
    return { name: row.name, ids: await keptMembers(trx, workspace.id, id), recorded: found };
  });
  await context.telling.tell(recorded);
  async function* pages() {
    for (let from = 0; from < ids.length; from += exportedAtOnce)
      yield await database.inWorkspace(workspace.id, (trx) =>
        context.customers.byIds(trx, workspace, ids.slice(from, from + exportedAtOnce), filters),
      );
  }
  return { fileName: `${name}.csv`, pieces: await context.customers.csvOf(workspace, pages()) };
}
