// Steps about campaigns. None of them sends: what asks for sending opens the review, where a person launches.
import type { StepOf } from "../../../../contract/assistant-steps.ts";
import type { Campaign } from "../../../../contract/campaigns.ts";
import { festivalNames } from "../language/periods.ts";
import { folded } from "../language/tokens.ts";
import type { AskedOf, Slice, Which } from "./asked.ts";
import { campaignNamed, listNamed, type Named, nameFrom, segmentNamed } from "./named.ts";
import { inStep, peopleOf } from "./people.ts";
import { nameIn } from "./phrase.ts";
import { type Planning, refuse } from "./planning.ts";

export async function reviewStep(
  planning: Planning,
  { which, words }: AskedOf<"review">,
): Promise<StepOf<"open_page"> | undefined> {
  const campaign = await campaignMeant(
    planning,
    which,
    words,
    "open the campaign that is to be sent, or say its name",
  );
  if (!campaign) return undefined;
  const { id, name, state } = campaign;
  if (state === "draft")
    return {
      tool: "open_page",
      page: "campaign_review",
      id,
      name,
      why: "Sending is yours to do. The review says to whom it goes, and has the button.",
    };
  const why = state === "scheduled" ? "It waits for its time already." : "It was launched already.";
  return { tool: "open_page", page: "campaign", id, name, why };
}

export async function summariseStep(
  planning: Planning,
  { which, words }: AskedOf<"summarise">,
): Promise<StepOf<"summarise_campaign"> | undefined> {
  const campaign = await campaignMeant(
    planning,
    which,
    words,
    "no campaign is open or named; there is nothing to sum up",
  );
  if (!campaign) return undefined;
  const { id, name, state } = campaign;
  if (state === "draft" || state === "scheduled")
    return refuse(planning, words, `“${name}” has not been sent yet, so that nothing came of it`);
  return { tool: "summarise_campaign", campaign: { id, name } };
}

export async function timeStep(
  planning: Planning,
  { which, words }: AskedOf<"time">,
): Promise<StepOf<"suggest_time"> | undefined> {
  const { page } = planning;
  if (which.words || which.id) return timeOfNamed(planning, which, words);
  for (const kind of ["segment", "list", "campaign"] as const) {
    const thing = page[kind];
    if (thing) return { tool: "suggest_time", of: { kind, id: thing.id, name: thing.name } };
  }
  return { tool: "suggest_time", of: { kind: "everyone", id: null, name: null } };
}

async function timeOfNamed(planning: Planning, which: Which, words: Slice) {
  if (
    /^(?:everyone|everybody|all|all customers|my customers|our customers|people|customers)$/i.test(
      which.words?.text ?? "",
    )
  )
    return { tool: "suggest_time", of: { kind: "everyone", id: null, name: null } } as const;
  const looks = [
    ["segment", segmentNamed],
    ["list", listNamed],
    ["campaign", campaignNamed],
  ] as const;
  for (const [kind, look] of looks) {
    if (which.kind && which.kind !== kind) continue;
    const found: Named | undefined = await look(planning, which);
    if (found) return { tool: "suggest_time", of: { kind, id: found.id, name: found.name } } as const;
  }
  return refuse(
    planning,
    which.words ?? words,
    "times are found for everyone, or for a saved segment, a list or a campaign; none has this name",
  );
}

export async function messagesStep(
  { page }: Planning,
  { objective, channel }: AskedOf<"messages">,
): Promise<StepOf<"suggest_messages">> {
  const { campaign } = page;
  return {
    tool: "suggest_messages",
    objective: (objective || campaign?.intent || campaign?.name || "").slice(0, 500),
    channel: channel ?? campaign?.channel ?? "email",
  };
}

export async function namesStep(
  { page }: Planning,
  { objective }: AskedOf<"names">,
): Promise<StepOf<"suggest_names">> {
  const { campaign } = page;
  const { segment } = page;
  return {
    tool: "suggest_names",
    objective: (objective || campaign?.intent || campaign?.name || segment?.name || "").slice(0, 500),
    channel: campaign?.channel ?? "email",
    campaign: campaign?.state === "draft" ? { id: campaign.id, name: campaign.name } : null,
  };
}

export async function campaignStep(
  planning: Planning,
  asked: AskedOf<"campaign">,
): Promise<StepOf<"create_campaign"> | undefined> {
  const { people, objective } = await audienceOf(planning, asked);
  if (!people) return undefined;
  const { rule } = people;
  const segment = rule.kind === "segment" ? segmentNamed(planning, { id: rule.id }) : undefined;
  const about =
    objective ||
    (segment ? `Message to ${segment.name}` : `Message to ${asked.people?.text ?? "these people"}`);
  return {
    tool: "create_campaign",
    name: asked.name ?? nameFrom(about).slice(0, 200),
    intent: (objective || asked.words.text).slice(0, 1_000),
    channel: asked.channel ?? "email",
    segment: segment ? { id: segment.id, name: segment.name } : null,
    people: inStep(people),
  };
}

/** "A campaign for Diwali" says what it is about, and nobody; then it goes to those whom the page is about. */
async function audienceOf(planning: Planning, { people: whom, objective = "", words }: AskedOf<"campaign">) {
  if (whom && isFestival(whom))
    return { people: await peopleOf(planning, undefined, words), objective: objective || nameIn(whom) };
  const refused = planning.told.unsupported.length;
  const people = await peopleOf(planning, whom, words);
  if (people || !whom || objective || !planning.page.people) return { people, objective };
  planning.told.unsupported.splice(refused);
  return { people: await peopleOf(planning, undefined, words), objective: nameIn(whom) };
}

const festivals = new Set(festivalNames);
const isFestival = (words: Slice) =>
  festivals.has(folded(nameIn(words)).replace(/^(?:the|our) | \d{4}$/g, ""));

async function campaignMeant(
  planning: Planning,
  which: Which,
  words: Slice,
  otherwise: string,
): Promise<Campaign | undefined> {
  const { page, needs, actor } = planning;
  if (!which.words && !which.id) return page.campaign ?? refuse(planning, words, otherwise);
  const found = await campaignNamed(planning, which);
  if (!found) return refuse(planning, which.words ?? words, "no campaign has this name");
  return needs.campaigns.get(actor, found.id);
}
