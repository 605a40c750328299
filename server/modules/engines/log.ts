// Reading and erasing the log of what was asked: the owner's alone, since it holds what others wrote.
import { sql } from "kysely";
import type { Feature } from "../../../contract/engines.ts";
import type { Actor } from "../../actor.ts";
import { keysetPage } from "../../platform/cursor.ts";
import type { Platform } from "../../platform/index.ts";
import { actionOf, eraseActions } from "./actions-store.ts";
import { forgetAnswers } from "./answers-store.ts";
import { toAction } from "./show.ts";

interface ListActions {
  feature?: Feature;
  limit: number;
  cursor?: string;
}

const newestFirst = {
  by: sql.ref("asked_at"),
  type: "timestamptz",
  direction: "desc",
  id: sql.ref("id"),
} as const;

const shown = [
  ...(["id", "feature", "asker_name", "engine", "model", "why", "asked_at", "elapsed_ms"] as const),
  ...(["input_tokens", "output_tokens", "cost"] as const),
];

export function createLog({ database, secretKey }: Platform) {
  return {
    async actions(actor: Actor, { feature, limit, cursor }: ListActions) {
      actor.must("assistant:log");
      const { id } = actor.workspace;
      const page = await database.inWorkspace(id, (trx) => {
        const all = trx.selectFrom("engine_actions").select(shown).where("workspace_id", "=", id);
        const some = feature ? all.where("feature", "=", feature) : all;
        return keysetPage(some, { key: secretKey, list: "engine-actions", sort: newestFirst, limit, cursor });
      });
      return { data: page.rows.map(toAction), next_cursor: page.next_cursor };
    },

    async action(actor: Actor, id: string) {
      actor.must("assistant:log");
      const workspaceId = actor.workspace.id;
      const row = await database.inWorkspace(workspaceId, (trx) => actionOf(trx, workspaceId, id));
      const { prompt, said, faults, steps } = row;
      return { ...toAction(row), prompt, said, faults, steps };
    },

    async eraseAction(actor: Actor, id: string): Promise<void> {
      actor.must("assistant:log");
      const workspaceId = actor.workspace.id;
      await database.inWorkspace(workspaceId, (trx) => eraseActions(trx, workspaceId, id));
    },

    /** What was remembered goes with it, since it holds the same words. */
    async eraseActions(actor: Actor): Promise<number> {
      actor.must("assistant:log");
      const { id } = actor.workspace;
      return database.inWorkspace(id, async (trx) => {
        await forgetAnswers(trx, id);
        return eraseActions(trx, id);
      });
    },
  };
}
