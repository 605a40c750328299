// What is written in the editor, and the body that carries what was changed of it.
import type { BodyOf } from "../../../contract/api.ts";
import type { Audience, Campaign, campaignEndpoints, Schedule } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import { audienceOf } from "./use-duplicate.ts";

export interface DraftValues {
  name: string;
  intent: string;
  tags: string[];
  audience: Audience | null;
  channel: Channel;
  subject: string;
  body: string;
  schedule: Schedule;
}

export function newDraft(segment?: string, list?: string): DraftValues {
  const named = list ? { rule: { kind: "list", id: list } } : null;
  const audience = segment ? { segment_id: segment } : named;
  return {
    name: "",
    intent: "",
    tags: [],
    audience,
    channel: "email",
    subject: "",
    body: "",
    schedule: { kind: "now" },
  };
}

export function valuesOf(campaign: Campaign): DraftValues {
  const { name, intent, tags, channel, message, schedule } = campaign;
  const audience = audienceOf(campaign.audience);
  return { name, intent: intent ?? "", tags, audience, channel, ...message, schedule };
}

export const nameless = "Untitled campaign";

type Body = BodyOf<typeof campaignEndpoints.update>;

/** All of a draft that is not there yet. */
export function wholeBody(values: DraftValues): Body & { name: string } {
  const { name, intent, tags, audience, channel, subject, body, schedule } = values;
  return {
    name: name.trim() || nameless,
    intent: intent.trim() || null,
    tags,
    audience,
    channel,
    message: { subject, body },
    schedule,
  };
}

/** What differs between the two. A name that was emptied stays as it is, since a campaign without one cannot be found. */
export function changedBody(next: DraftValues, saved: DraftValues): Body {
  const [now, before] = [wholeBody(next), wholeBody(saved)];
  const changed = Object.entries(now).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Body]),
  );
  const body = Object.fromEntries(changed) as Body;
  if (next.name.trim() === "") delete body.name;
  return body;
}
