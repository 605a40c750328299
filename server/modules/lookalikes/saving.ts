// The most alike as a list, which rules and campaigns can name.
import { sql } from "kysely";
import type { ParsedBody } from "../../../contract/api.ts";
import type { lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { type Actor, personId } from "../../actor.ts";
import type { LookalikeContext } from "./needs.ts";
import { ruleOf } from "./seed.ts";
import { type LookalikeRow, ranksAfter } from "./store.ts";

/** Answers the list's id. Throws `conflict` where another has its name. */
export async function saveAsList(
  { platform, lists, segments }: LookalikeContext,
  actor: Actor,
  row: LookalikeRow,
  { name, size, include_seed }: ParsedBody<typeof lookalikeEndpoints.saveList>,
): Promise<string> {
  const { workspace } = actor;
  const rule = ruleOf({ kind: row.seed_kind, id: row.seed_id });
  const audience = { rule, asOf: null, exclude: row.exclude };
  const seeds = include_seed
    ? await segments.audiences.expression(workspace, audience, platform.clock.now())
    : undefined;
  return platform.database.inWorkspace(workspace.id, async (trx) => {
    const found = await ranksAfter(trx, workspace.id, row.id, 0, size);
    const { rows } = seeds
      ? await sql<{ id: string }>`SELECT s.id FROM (${seeds}) AS s(id)`.execute(trx)
      : { rows: [] };
    const description = `The ${found.length} customers most like ${seedWords(row)}${include_seed ? ", and these themselves" : ""}`;
    const list = await lists.filling.make(trx, workspace.id, {
      name,
      description,
      createdBy: personId(actor),
    });
    await lists.filling.put(trx, workspace.id, list.id, {
      customers: [...found, ...rows].map(({ id }) => id),
    });
    return list.id;
  });
}

const seedWords = ({ seed_kind, seed_name }: LookalikeRow) =>
  seed_kind === "campaign" ? `those who ordered after “${seed_name}”` : `those of “${seed_name}”`;
