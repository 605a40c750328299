// What a step does, in a sentence: on its card in the panel, and in the log.
import type { AssistantStep, OpenPage, StepOf } from "./assistant-steps.ts";
import { numberWords } from "./words.ts";

export const openPageWords: Record<OpenPage, string> = {
  home: "Home",
  customers: "Customers",
  customer: "a customer",
  duplicates: "Duplicates",
  orders: "Orders",
  segments: "Segments",
  segment: "a segment",
  segment_builder: "the segment builder",
  lists: "Lists",
  list: "a list",
  campaigns: "Campaigns",
  campaign: "a campaign",
  campaign_review: "the review of a campaign",
  new_campaign: "a new campaign",
  imports: "Imports",
  settings: "Settings",
  people: "People and roles",
  keys: "API keys",
  channels: "Channels",
  sources: "Sources",
  currencies: "Currencies",
  events: "Events",
  brand: "Brand",
  assistant: "Assistant settings",
  assistant_log: "Assistant’s log",
};

type Words = { [T in AssistantStep["tool"]]: (step: StepOf<T>, currency: string) => string };

const words: Words = {
  count_customers: ({ people }) => `Count ${inSentence(people.sentence)}`,
  find_customers: ({ search }) => `Look for customers by “${search}”`,
  open_page: ({ page, name }) => `Open ${opened(page, name)}`,
  summarise_campaign: ({ campaign }) => `Summarise the campaign “${campaign.name}”`,
  suggest_time: ({ of }) => `Find the best time to write to ${of.name ? `“${of.name}”` : "everyone"}`,
  suggest_messages: ({ objective, channel }) =>
    `Suggest ${channelNames[channel]} messages${objective && ` for “${objective}”`}`,
  suggest_names: ({ objective }) => `Suggest names for a campaign${objective && ` about “${objective}”`}`,
  create_segment: ({ name, people }, currency) =>
    `Create the segment “${name}”: ${inSentence(people.sentence)} (${peopleCount(people.count, currency)})`,
  change_segment: ({ segment, people }, currency) =>
    `Change the segment “${segment.name}” to ${inSentence(people.sentence)} (${peopleCount(people.count, currency)})`,
  change_rule: ({ people }, currency) =>
    `Change the rule to ${inSentence(people.sentence)} (${peopleCount(people.count, currency)}); saved only when you save it`,
  add_to_list: ({ list, whom }, currency) =>
    `Put ${whomWords(whom, currency)} on the ${list.id ? "" : "new "}list “${list.name}”`,
  tag_customers: ({ tag, whom }, currency) => `Tag ${whomWords(whom, currency)} as “${tag}”`,
  create_campaign: ({ name, channel, segment, people }, currency) =>
    `Draft the ${channelNames[channel]} campaign “${name}” to ${segment ? `the segment “${segment.name}”` : inSentence(people.sentence)} (${peopleCount(people.count, currency)}); nothing is sent`,
  rename_segment: (step) => renamed("segment", step),
  rename_list: (step) => renamed("list", step),
  rename_campaign: (step) => renamed("campaign", step),
};

export function stepWords(step: AssistantStep, currency: string): string {
  const say = words[step.tool] as (step: AssistantStep, currency: string) => string;
  return say(step, currency);
}

export const peopleCount = (count: number, currency: string) =>
  `${numberWords(count, currency)} ${count === 1 ? "person" : "people"}`;

const channelNames = {
  email: "e-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
  push: "push",
  in_app: "in-app",
} as const;

const renamed = (kind: string, { name, before }: { name: string; before: string }) =>
  `Rename the ${kind} “${before}” to “${name}”`;

const whomWords = (whom: { words: string; count: number | null }, currency: string) =>
  whom.count === null || whom.count === 1
    ? whom.words
    : `${whom.words} (${peopleCount(whom.count, currency)})`;

function opened(page: OpenPage, name: string | null): string {
  if (name === null) return openPageWords[page];
  return page === "campaign_review" ? `the review of “${name}”` : `“${name}”`;
}

/** "Customers who …" within a sentence. */
const inSentence = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);
