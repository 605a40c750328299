// An objective read whole: its parts by the chosen model or the built-in parse, then whom it is for by whoever reads rules.
import type { Catalogue } from "../../../contract/attributes.ts";
import type { AnsweredBy } from "../../../contract/engines.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { Clock } from "../../../contract/rule-windows.ts";
import type { Actor } from "../../actor.ts";
import type { Engines } from "../engines/index.ts";
import type { Answer } from "./language/edits.ts";
import type { Chosen } from "./language/read.ts";
import { choiceKey, type Habits } from "./language/reader.ts";
import {
  type ModelParts,
  modelParts,
  objectiveOf,
  partsFaults,
  partsGuide,
} from "./objective/model-parts.ts";
import { type ObjectiveSetting, parseObjective } from "./objective/parse.ts";
import type { Objective } from "./objective/tell.ts";
import { readRules } from "./read-rules.ts";

export interface ObjectiveAsked {
  prompt: string;
  choices: readonly Chosen[];
  catalogue: Catalogue;
  clock: Clock;
  habits: Habits;
}

export interface ReadObjective {
  objective: Objective;
  /** Whom it is for. */
  answer: Answer;
  engine: AnsweredBy;
}

const hour = 3_600;

export async function readObjective(
  engines: Engines,
  actor: Actor,
  asked: ObjectiveAsked,
): Promise<ReadObjective> {
  const { prompt, choices, catalogue, clock, habits } = asked;
  const setting: ObjectiveSetting = {
    today: clock.asOf.toZonedDateTimeISO(clock.timezone).toPlainDate(),
    currency: actor.workspace.currency,
    forced: new Map(choices.map((choice) => [choiceKey(choice), choice.chosen])),
  };
  const { answer: parts, engine } = await engines.ask<ModelParts | undefined>(actor, {
    feature: "campaign_drafts",
    schema: modelParts,
    instructions: partsGuide,
    prompt,
    data: { today: setting.today.toString(), currency: setting.currency },
    faults: (said) => (said ? partsFaults(said, prompt, setting) : []),
    builtIn: () => undefined,
    // An answer to an open question, and each change of the plan, ask again with the same words.
    rememberFor: hour,
  });
  const objective = parts ? objectiveOf(parts, prompt, setting) : parseObjective(prompt, setting);
  if (objective.audience.trim() === "") return { objective, answer: nobodySaid(prompt, choices), engine };
  const { answer } = await readRules(engines, actor, {
    prompt: objective.audience,
    choices,
    catalogue,
    clock,
    habits,
  });
  return { objective, answer, engine };
}

const whom = "Whom is it for? Nobody was named.";
const bought: Rule = { kind: "did", what: "orders" };

function nobodySaid(prompt: string, choices: readonly Chosen[]): Answer {
  const options: { label: string; rule: Rule }[] = [
    { label: "Everyone", rule: { kind: "everyone" } },
    { label: "Everyone who ever ordered", rule: bought },
  ];
  const said = choices.find(({ question }) => question === whom)?.chosen ?? 0;
  const chosen = said < options.length ? said : 0;
  return {
    change: "replaced",
    rule: options[chosen]!.rule,
    ambiguities: [{ start: 0, end: prompt.length, text: prompt, question: whom, chosen, choices: options }],
    refusals: [],
    corrections: [],
    ignored: [],
  };
}
