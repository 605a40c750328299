// Words to a rule: by the chosen model, whose rules are held to the same checks as a person's, or by the grammar that comes
// along, which needs no key, sends nothing anywhere and answers the same each time.
import type { Catalogue } from "../../../contract/attributes.ts";
import type { AnsweredBy } from "../../../contract/engines.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { Clock } from "../../../contract/rule-windows.ts";
import type { Actor } from "../../actor.ts";
import type { Engines } from "../engines/index.ts";
import { type Answer, readRequest } from "./language/edits.ts";
import type { Chosen } from "./language/read.ts";
import type { Habits } from "./language/reader.ts";
import { answerOf, type ModelReading, modelReading, readingFaults } from "./model-reading.ts";
import { ruleGuide } from "./rule-guide.ts";
import { shopForModel } from "./shop-for-model.ts";

export interface RulesAsked {
  prompt: string;
  /** The rule at hand. */
  current?: Rule;
  /** Questions left open before, answered. */
  choices?: readonly Chosen[];
  catalogue: Catalogue;
  clock: Clock;
  /** What words such as "lapsed" come to here; as is usual unless said. */
  habits?: Habits;
}

const hour = 3_600;

export async function readRules(
  engines: Engines,
  actor: Actor,
  asked: RulesAsked,
): Promise<{ answer: Answer; engine: AnsweredBy }> {
  const { prompt, current, catalogue, clock, habits } = asked;
  const today = clock.asOf.toZonedDateTimeISO(clock.timezone).toPlainDate().toString();
  const { answer, engine } = await engines.ask<ModelReading | undefined>(actor, {
    feature: "segment_rules",
    schema: modelReading,
    instructions: ruleGuide,
    prompt,
    data: {
      today,
      ...shopForModel(catalogue),
      ...(current && { rule_at_hand: current }),
      ...(habits && { words_here: habits }),
    },
    faults: (reading) => (reading ? readingFaults(reading, catalogue) : []),
    builtIn: () => undefined,
    // An open question that is answered asks again with the same words.
    rememberFor: hour,
  });
  if (answer) return { answer: answerOf(answer, asked), engine };
  const { choices } = asked;
  return { answer: readRequest(prompt, current, { catalogue, clock, choices, habits }), engine };
}
