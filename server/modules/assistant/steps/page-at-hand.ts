// What the person looks at, looked up by its id in their workspace with their own permissions. What is not there, or not theirs to
// see, is as if the page showed nothing in particular.
import type { ShownPage } from "../../../../contract/assistant-steps.ts";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Campaign } from "../../../../contract/campaigns.ts";
import type { Customer } from "../../../../contract/customers.ts";
import { AppError } from "../../../../contract/errors.ts";
import type { List, MatchingSent } from "../../../../contract/lists.ts";
import type { Rule } from "../../../../contract/rule.ts";
import { parseRule } from "../../../../contract/rule-faults.ts";
import type { Segment } from "../../../../contract/segments.ts";
import type { Actor } from "../../../actor.ts";
import type { Campaigns } from "../../campaigns/index.ts";
import type { Customers } from "../../customers/index.ts";
import type { Lists } from "../../lists/index.ts";
import type { Segments } from "../../segments/index.ts";
import { ruleOfFilters } from "./rule-of-filters.ts";

export interface PageNeeds {
  segments: Segments;
  lists: Lists;
  campaigns: Campaigns;
  customers: Customers;
}

export interface PageAtHand {
  kind: ShownPage["kind"];
  segment?: Segment;
  campaign?: Campaign;
  list?: List;
  customer?: Customer;
  /** Being built on the page. */
  building?: Rule;
  /** Whoever the page is about, as a rule. */
  people?: Rule;
  /** The people that it lists. */
  shown?: MatchingSent;
}

export async function pageAtHand(
  needs: PageNeeds,
  actor: Actor,
  page: ShownPage,
  catalogue: Catalogue,
): Promise<PageAtHand> {
  const { kind, id, rule, shown } = page;
  if (rule !== undefined) {
    const building = parseRule(rule, catalogue, "/page/rule");
    const segment = id ? await seen(() => needs.segments.get(actor, id)) : undefined;
    return { kind, building, people: building, segment };
  }
  const listed = shown && { shown, people: ruleOfFilters(shown, catalogue) };
  if (id === undefined) return { kind, ...listed };
  if (kind === "segment" || kind === "segment_builder") return ofSegment(needs, actor, { ...page, id });
  if (kind === "list") {
    const list = await seen(() => needs.lists.get(actor, id));
    return { kind, list, people: list && { kind: "list", id } };
  }
  if (kind === "campaign") {
    const campaign = await seen(() => needs.campaigns.get(actor, id));
    const people = campaign?.audience?.rule as Rule | undefined;
    return { kind, campaign, people, shown };
  }
  if (kind === "customer")
    return { kind, customer: await seen(() => needs.customers.get(actor, id)), ...listed };
  return { kind, ...listed };
}

async function ofSegment(
  { segments }: PageNeeds,
  actor: Actor,
  { kind, id, shown }: ShownPage & { id: string },
): Promise<PageAtHand> {
  const segment = await seen(() => segments.get(actor, id));
  if (!segment) return { kind };
  return { kind, segment, people: { kind: "segment", id }, shown: shown ?? { of: "segment", id } };
}

async function seen<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && ["not_found", "forbidden"].includes(error.code)) return undefined;
    throw error;
  }
}
