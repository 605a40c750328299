// Steps that only read, and are done at once.
import { openPageWords } from "../../../contract/assistant-step-words.ts";
import type { StepOf } from "../../../contract/assistant-steps.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { insightEndpoints } from "../../../contract/insights.ts";
import { schedulingEndpoints } from "../../../contract/scheduling.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { writingEndpoints } from "../../../contract/writing.ts";
import type { Running } from "./run-step.ts";
import type { StepResult } from "./step-result.ts";

const faces = 3;

export async function runCount({ people }: StepOf<"count_customers">, { ask }: Running): Promise<StepResult> {
  const { rule } = people;
  const { count, total, sample } = await ask(segmentEndpoints.preview, {
    body: { rule, sample: faces },
  });
  return {
    words: `${count} of ${total}`,
    shown: { kind: "count", count, total, customers: sample },
    link: {
      label: "See them in the builder",
      page: "segment_builder",
      search: { rule: JSON.stringify(rule) },
    },
  };
}

export async function runFind({ search }: StepOf<"find_customers">, { ask }: Running): Promise<StepResult> {
  const { data } = await ask(customerEndpoints.list, { query: { search, limit: 5 } });
  return {
    words: data.length === 0 ? `Nobody is found by “${search}”.` : `Found by “${search}”:`,
    shown: { kind: "customers", customers: data },
    link: { label: "See all that match", page: "customers", search: { search } },
  };
}

export async function runOpen({ page, id, name, why }: StepOf<"open_page">): Promise<StepResult> {
  const label = name === null ? `Open ${openPageWords[page]}` : `Open “${name}”`;
  return { words: why ?? "Opened.", link: { label, page, id } };
}

export async function runSummarise(
  { campaign }: StepOf<"summarise_campaign">,
  { ask }: Running,
): Promise<StepResult> {
  const { id, name } = campaign;
  const { summary, patterns, too_early } = await ask(insightEndpoints.campaign, {
    body: { campaign_id: id },
  });
  const sentences = [...summary, ...patterns.slice(0, 2).map((pattern) => pattern.sentence)];
  return {
    words: sentences.length > 0 ? `“${name}”:` : (too_early[0] ?? `Nothing can be told of “${name}” yet.`),
    shown: { kind: "sentences", campaign: id, sentences },
    link: { label: "Open the campaign", page: "campaign", id },
  };
}

export async function runTime({ of }: StepOf<"suggest_time">, { ask }: Running): Promise<StepResult> {
  const query = of.id === null ? {} : { [`${of.kind}_id`]: of.id };
  const { choices, timezone, words } = await ask(schedulingEndpoints.suggestions, { query });
  return { words, shown: { kind: "times", choices: choices.slice(0, 3), timezone, words } };
}

export async function runMessages(
  { objective, channel }: StepOf<"suggest_messages">,
  { ask }: Running,
): Promise<StepResult> {
  const { variants, notes } = await ask(writingEndpoints.suggestMessages, { body: { objective, channel } });
  return { words: notes[0] ?? "To take over or change:", shown: { kind: "messages", variants } };
}

export async function runNames(
  { objective, channel, campaign }: StepOf<"suggest_names">,
  { ask }: Running,
): Promise<StepResult> {
  const { names } = await ask(writingEndpoints.nameCampaign, { body: { objective, channel } });
  return { words: "It could be called:", shown: { kind: "names", names, mayUse: campaign !== null } };
}
