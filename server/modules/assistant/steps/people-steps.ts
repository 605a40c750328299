// Steps about people: counting them, finding one, a segment of them, a change to the rule at hand.
import type { StepOf } from "../../../../contract/assistant-steps.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { ruleSentence } from "../../../../contract/rule-sentence.ts";
import type { AskedOf } from "./asked.ts";
import { freeName, nameFrom } from "./named.ts";
import { counted, inStep, meansEveryone, peopleOf, readAt } from "./people.ts";
import { type Planning, refuse } from "./planning.ts";

type Step = StepOf<"count_customers" | "change_segment" | "change_rule" | "find_customers"> | undefined;

export async function peopleStep(planning: Planning, asked: AskedOf<"people">): Promise<Step> {
  if (asked.within) return countWithin(planning, asked);
  const { page } = planning;
  const current = page.building ?? (page.segment?.works ? (page.segment.rule as Rule) : undefined);
  const changing = isQuestion(asked) ? undefined : current;
  if (meansEveryone(asked.people)) {
    const all = await counted(planning, { kind: "everyone" });
    return { tool: "count_customers", people: inStep(all), total: all.total };
  }
  const refused = planning.told.unsupported.length;
  const answer = await readAt(planning, asked.people, changing);
  if (!answer?.rule) return foundInstead(planning, asked, refused);
  const people = await counted(planning, answer.rule);
  planning.before = people;
  if (answer.change === "replaced" || !current)
    return { tool: "count_customers", people: inStep(people), total: people.total };
  if (page.building)
    return { tool: "change_rule", before: sentenceOf(planning, page.building), people: inStep(people) };
  const { id, name, version, sentence } = page.segment!;
  return { tool: "change_segment", segment: { id, name, version, sentence }, people: inStep(people) };
}

const finds =
  /^\s*(?:please )?(?:find|search|search for|look for|look up|get)(?: me)? (\S+(?: \S+){0,2})\s*$/i;

/** "find asha" is no rule; it may be a name. */
function foundInstead({ told }: Planning, { words }: AskedOf<"people">, refused: number): Step {
  const search = finds.exec(words.text)?.[1];
  if (search === undefined) return undefined;
  told.unsupported.splice(refused);
  return { tool: "find_customers", search };
}

/** What is asked about people changes nothing, whatever it begins with. */
const isQuestion = ({ words }: AskedOf<"people">) =>
  /^\s*(?:who|which|how|is|are|do|does|did|what|count|show|list|find)\b/i.test(words.text) &&
  !/\bonly\b/i.test(words.text);

async function countWithin(planning: Planning, { people, words }: AskedOf<"people">): Promise<Step> {
  const whole = planning.before?.rule ?? planning.page.people;
  if (!whole) return refuse(planning, words, "this page is about nobody in particular; say whom you mean");
  const read = meansEveryone(people) ? { rule: whole } : await readAt(planning, people, undefined);
  if (!read?.rule) return undefined;
  const rule: Rule = read.rule === whole ? whole : { kind: "all", rules: [whole, read.rule] };
  const found = await counted(planning, rule);
  return { tool: "count_customers", people: inStep(found), total: found.total };
}

function sentenceOf({ catalogue }: Planning, rule: Rule): string {
  return ruleSentence(rule, catalogue).text;
}

export async function segmentStep(
  planning: Planning,
  asked: AskedOf<"segment">,
): Promise<StepOf<"create_segment"> | undefined> {
  const people = await peopleOf(planning, asked.people, asked.words);
  if (!people) return undefined;
  const wanted = asked.name ?? nameFrom(asked.people?.text ?? people.sentence);
  const name = freeName(wanted.slice(0, 100) || "New segment", planning.catalogue.segments);
  return { tool: "create_segment", name, people: inStep(people) };
}
