// Of a question to the assistant's panel, the log also keeps what was offered, and what came of each step as the browser
// that made the calls tells it. The word is taken only from whoever asked.
import { sql } from "kysely";
import type { LoggedStep, StepOutcome } from "../../../contract/engines.ts";
import { AppError } from "../../../contract/errors.ts";
import type { Actor } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import { changeAction } from "./actions-store.ts";
import { askerOf } from "./asker.ts";
import { cleanText } from "./judge.ts";

interface ToldOutcome {
  step: number;
  outcome: StepOutcome;
  detail: string;
}

/** A step can be done and undone again; the log does not grow without end for it. */
const mostOutcomes = 50;

export function createStepLog({ database, clock }: Platform) {
  return {
    async logSteps(actor: Actor, id: string, steps: readonly Pick<LoggedStep, "tool" | "words">[]) {
      const workspaceId = actor.workspace.id;
      const logged = steps.map(({ tool, words }) => ({ tool, words: cleanText(words), outcomes: [] }));
      await database.inWorkspace(workspaceId, (trx) =>
        changeAction(trx, workspaceId, id, { steps: JSON.stringify(logged) }),
      );
    },

    async logOutcome(actor: Actor, id: string, { step, outcome, detail }: ToldOutcome): Promise<void> {
      const { workspace } = actor;
      const told = { outcome, at: clock.now().toISOString(), detail: cleanText(detail) };
      const path = sql`ARRAY[${String(step)}, 'outcomes']::text[]`;
      const { numAffectedRows } = await database.inWorkspace(workspace.id, (trx) =>
        sql`
          UPDATE engine_actions
          SET steps = jsonb_set(steps, ${path}, (steps #> ${path}) || ${JSON.stringify([told])}::jsonb)
          WHERE workspace_id = ${workspace.id} AND id = ${id} AND asker = ${askerOf(actor).key}
            AND jsonb_array_length(steps) > ${step} AND jsonb_array_length(steps #> ${path}) < ${mostOutcomes}
        `.execute(trx),
      );
      if (numAffectedRows === 0n)
        throw new AppError("not_found", `You asked no question ${id} that has such a step`);
    },
  };
}
