// The communication log's words: a message is one row, one customer, one channel, and ends in exactly one outcome.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { csv, exportQuery } from "./exports.ts";
import { id, instant, page, pageQuery } from "./values.ts";
import { receiptBatch } from "./vendor.ts";

export const channels = ["email", "sms", "whatsapp", "push", "in_app"] as const;
export type Channel = (typeof channels)[number];
export const channel = z.enum(channels);

/** Where a message stands. `queued` and `sent` are under way; each of the others is an end. */
export const outcomes = ["queued", "sent", "delivered", "failed", "suppressed", "skipped"] as const;
export type Outcome = (typeof outcomes)[number];

/** What each outcome means, as the interface explains it where it stands. */
export const outcomeWords: Record<Outcome, { label: string; meaning: string }> = {
  queued: { label: "Queued", meaning: "Waiting for its turn to be handed to the vendor" },
  sent: { label: "Sent", meaning: "The vendor has taken it; its delivery receipt has not come yet" },
  delivered: { label: "Delivered", meaning: "The vendor says that it arrived" },
  failed: { label: "Failed", meaning: "The vendor could not deliver it; the reason is beside it" },
  suppressed: {
    label: "Suppressed",
    meaning: "Not sent because the customer has not agreed to this channel",
  },
  skipped: {
    label: "Skipped",
    meaning: "Not sent because it could not be: no address, an empty message, or the campaign was cancelled",
  },
};

export const message = z
  .object({
    id,
    campaign_id: id,
    customer: z.object({
      id,
      name: z.string().nullable(),
      external_id: z.string().nullable(),
      email: z.string().nullable(),
    }),
    channel,
    address: z.string().nullable(),
    outcome: z.enum(outcomes),
    reason: z.string().nullable(),
    queued_at: instant,
    due_at: instant.nullable().meta({ description: "The reader’s own best time, which it waits for" }),
    sent_at: instant.nullable(),
    delivered_at: instant.nullable(),
    failed_at: instant.nullable(),
    opened_at: instant.nullable(),
    clicked_at: instant.nullable(),
  })
  .meta({ id: "Message" });
export type Message = z.infer<typeof message>;

/** What people behind a number may be asked for by: an outcome, or what came of the delivered; `tried` are those whom the vendor tried. */
export const peopleOutcomes = [...outcomes, "tried", "opened", "clicked", "ordered"] as const;
export const peopleOutcome = z.enum(peopleOutcomes);
export type PeopleOutcome = (typeof peopleOutcomes)[number];

export const messageFilters = z.object({
  outcome: peopleOutcome.optional(),
  part: z.string().max(300).optional().meta({
    description: "A part of the audience as insights name it; `not ` before it asks for all others",
    example: "city:pune",
  }),
  reason: z.string().max(200).optional(),
  search: z.string().max(200).optional(),
});

export const messageEndpoints = {
  receipts: endpoint({
    method: "POST",
    path: "/api/receipts",
    tag: "Messages",
    access: "signed",
    status: 202,
    bodyLimit: 5 * 1024 * 1024,
    summary: "Delivery receipts, one or many, signed by the vendor (Standard Webhooks)",
    query: z.object({
      connection: z
        .string()
        .max(80)
        .meta({ description: "The channel connection that the messages went through" }),
    }),
    body: receiptBatch,
    reply: z.object({ accepted: z.number().int() }),
  }),
  ofCampaign: endpoint({
    method: "GET",
    path: "/api/campaigns/:id/messages",
    tag: "Messages",
    access: "campaigns:read",
    summary: "The people behind a campaign's numbers",
    params: z.object({ id }),
    query: pageQuery.extend(messageFilters.shape),
    reply: page(message),
  }),
  export: endpoint({
    method: "GET",
    path: "/api/campaigns/:id/messages.csv",
    tag: "Messages",
    access: "customers:export",
    summary: "The people behind a campaign's numbers as a CSV file, streamed",
    params: z.object({ id }),
    query: messageFilters.extend(exportQuery.shape),
    media: csv,
  }),
};
