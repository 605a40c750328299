// The members of a segment as a file: who they are is settled when it begins, then they are read a thousand at a time.
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Actor } from "../../../actor.ts";
import { type CustomerFilters, csvHead, csvLines } from "../../customers/index.ts";
import { askingOf } from "../asking.ts";
import type { SegmentContext } from "../needs.ts";
import { keptRule } from "../show.ts";
import { segmentOf } from "../store.ts";
import { keptMembers } from "./changes.ts";
import { record } from "./record.ts";

const atOnce = 1_000;

export interface ExportedFile {
  fileName: string;
  pieces: AsyncGenerator<string>;
}

export async function exportMembers(
  context: SegmentContext,
  actor: Actor,
  id: string,
  filters: CustomerFilters,
): Promise<ExportedFile> {
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
  const custom = customKeys(asking.catalogue);
  async function* pieces() {
    yield csvHead(custom);
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = await database.inWorkspace(workspace.id, (trx) =>
        context.customers.byIds(trx, workspace, ids.slice(from, from + atOnce), filters),
      );
      if (some.length > 0) yield csvLines(some, custom);
    }
  }
  return { fileName: `${name}.csv`, pieces: pieces() };
}

function customKeys({ attributes }: Catalogue): string[] {
  return attributes.filter(({ custom }) => custom).map(({ name }) => name.slice("custom.".length));
}
