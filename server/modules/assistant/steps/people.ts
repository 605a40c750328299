// Whom a few words mean, counted: read by the grammar of people or a model, or whoever the page is about.
import type { Rule } from "../../../../contract/rule.ts";
import { parseRule } from "../../../../contract/rule-faults.ts";
import { ruleSentence } from "../../../../contract/rule-sentence.ts";
import type { Answer } from "../language/edits.ts";
import type { Slice } from "./asked.ts";
import { type Planning, refuse } from "./planning.ts";

export interface People {
  rule: Rule;
  sentence: string;
  count: number;
  total: number;
}

/** Undefined where nobody can be meant; why is told. */
export async function peopleOf(
  planning: Planning,
  words: Slice | undefined,
  about: Slice,
): Promise<People | undefined> {
  const people = words
    ? await peopleRead(planning, words)
    : (planning.before ?? (await peopleOfPage(planning, about)));
  if (people) planning.before = people;
  return people;
}

async function peopleOfPage(planning: Planning, about: Slice): Promise<People | undefined> {
  const { page } = planning;
  if (page.people) return counted(planning, page.people);
  const reason = page.shown
    ? "what this page lists cannot be said as a rule; take away its search, or put the people on a list first"
    : "this page is about nobody in particular; say whom you mean";
  return refuse(planning, about, reason);
}

/** "customers", "people": nobody in particular. */
const anyone =
  /^(?:(?:all|the|our|my|of) )*(?:people|customers|members|everyone|everybody|shoppers|contacts)(?: (?:do we|we|i) have)?$/i;
export const meansEveryone = ({ text }: Slice) => anyone.test(text.trim());

async function peopleRead(planning: Planning, words: Slice): Promise<People | undefined> {
  if (meansEveryone(words)) return counted(planning, { kind: "everyone" });
  const answer = await readAt(planning, words, undefined);
  return answer?.rule && counted(planning, answer.rule);
}

/** Reads words where they stand in the request; what is open or refused is told by its place there. Undefined where it is no rule. */
export async function readAt(
  planning: Planning,
  words: Slice,
  current: Rule | undefined,
): Promise<Answer | undefined> {
  const { told, choices, catalogue } = planning;
  const { start, text } = words;
  const mine = choices
    .filter((each) => each.start >= start && each.end <= start + text.length)
    .map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
  const answer = await planning.read(text, current, mine);
  told.unsupported.push(...answer.refusals.map((each) => moved(each, start)));
  if (!answer.rule) return undefined;
  told.corrections.push(...answer.corrections);
  told.ambiguities.push(
    ...answer.ambiguities.map(({ choices: offered, ...open }) => ({
      ...moved(open, start),
      choices: offered.map(({ label, rule }) => ({ label, ...inWords(rule, catalogue) })),
    })),
  );
  return answer;
}

const moved = <T extends { start: number; end: number }>(each: T, by: number): T => ({
  ...each,
  start: each.start + by,
  end: each.end + by,
});

function inWords(unchecked: Rule, catalogue: Planning["catalogue"]) {
  const rule = parseRule(unchecked, catalogue, "/rule");
  return { rule, sentence: ruleSentence(rule, catalogue).text };
}

export async function counted({ needs, actor, catalogue }: Planning, unchecked: Rule): Promise<People> {
  const said = inWords(unchecked, catalogue);
  const { count, total } = await needs.segments.preview(actor, { rule: said.rule, sample: 0, funnel: false });
  return { ...said, count, total };
}

/** As a step carries them. */
export const inStep = ({ rule, sentence, count }: People) => ({ rule, sentence, count });
