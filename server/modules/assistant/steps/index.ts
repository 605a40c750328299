// The panel's answer to a request: told apart by a chosen model or by the grammar that comes along, then looked up, counted and checked
// the same way. Nothing is done by asking; the browser does each step with the person's own permissions, and tells what came of it.
import type { ParsedBody } from "../../../../contract/api.ts";
import { stepWords } from "../../../../contract/assistant-step-words.ts";
import type { AssistantSteps, assistantStepEndpoints } from "../../../../contract/assistant-steps.ts";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Clock as RuleClock } from "../../../../contract/rule-windows.ts";
import { instantAsOf } from "../../../../contract/rule-windows.ts";
import type { Actor } from "../../../actor.ts";
import type { Platform } from "../../../platform/index.ts";
import type { Attributes } from "../../attributes/index.ts";
import type { Engines } from "../../engines/index.ts";
import { readRequest } from "../language/edits.ts";
import { readRules } from "../read-rules.ts";
import { askedOf, type Known, type ModelPlan, modelPlan, panelGuide, planFaults } from "./model-plan.ts";
import { type PageAtHand, type PageNeeds, pageAtHand } from "./page-at-hand.ts";
import { plan } from "./plan.ts";
import type { Planning, ReadPeople } from "./planning.ts";
import { readAsked } from "./read-asked.ts";

type Request = ParsedBody<typeof assistantStepEndpoints.steps>;

export interface StepNeeds extends PageNeeds {
  attributes: Attributes;
  engines: Engines;
}

const hour = 3_600;
/** Most of each kind that a model is told the names of. */
const namesTold = 60;

export async function assistantSteps(
  { clock }: Pick<Platform, "clock">,
  needs: StepNeeds,
  actor: Actor,
  { prompt, page: shown, choices = [] }: Request,
): Promise<AssistantSteps> {
  actor.must("segments:read");
  const catalogue = await needs.attributes.catalogueOf(actor);
  const page = await pageAtHand(needs, actor, shown, catalogue);
  const known = await knownTo(needs, actor, catalogue);
  const { id, answer, engine } = await needs.engines.ask<ModelPlan | undefined>(actor, {
    feature: "assistant_steps",
    schema: modelPlan,
    instructions: panelGuide,
    prompt,
    data: { page: toldPage(page), ...known },
    faults: (planned) => (planned ? planFaults(planned, prompt, known) : []),
    builtIn: () => undefined,
    rememberFor: hour,
  });
  const { timezone } = actor.workspace;
  const ruleClock = { asOf: instantAsOf(clock.now().toISOString(), timezone), timezone };
  const planning: Planning = {
    ...{ needs, actor, page, catalogue, choices },
    read: answer ? byEngine(needs.engines, actor, catalogue, ruleClock) : byGrammar(catalogue, ruleClock),
    told: { ambiguities: [], unsupported: [], corrections: [] },
  };
  const steps = await plan(planning, answer ? askedOf(answer, prompt, known) : readAsked(prompt));
  const { currency } = actor.workspace;
  const logged = steps.map((step) => ({ tool: step.tool, words: stepWords(step, currency) }));
  await needs.engines.logSteps(actor, id, logged);
  return { id, steps, ...planning.told, engine };
}

const byGrammar =
  (catalogue: Catalogue, clock: RuleClock): ReadPeople =>
  async (words, current, choices) =>
    readRequest(words, current, { catalogue, clock, choices });

const byEngine =
  (engines: Engines, actor: Actor, catalogue: Catalogue, clock: RuleClock): ReadPeople =>
  async (prompt, current, choices) =>
    (await readRules(engines, actor, { prompt, current, choices, catalogue, clock })).answer;

/** Names alone, and none of a customer. */
async function knownTo(
  { campaigns }: StepNeeds,
  actor: Actor,
  { segments, lists }: Catalogue,
): Promise<Known> {
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const newest = actor.can("campaigns:read")
    ? (await campaigns.list(actor, { limit: namesTold, sort: "-created_at" })).data
    : [];
  return {
    segment: segments.slice(0, namesTold).map(named),
    list: lists.slice(0, namesTold).map(named),
    campaign: newest.map(named),
  };
}

function toldPage({ kind, segment, campaign, list, building }: PageAtHand): object {
  const thing = segment ?? campaign ?? list;
  return {
    kind,
    ...(thing && { id: thing.id, name: thing.name }),
    ...(building && { rule_at_hand: building }),
  };
}
