// What the server pushes to a browser that listens on GET /api/live: one event name a noun, its data as JSON.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { campaignStates, campaignStats } from "./campaigns.ts";
import { importProgress } from "./imports.ts";
import { job } from "./jobs.ts";
import { id, instant } from "./values.ts";

export const liveEvents = {
  campaign: z.object({
    id,
    state: z.enum(campaignStates),
    stats: campaignStats,
    attention: z.string().nullable(),
  }),
  dead_letters: z.object({ waiting: z.number().int(), last_day: z.number().int() }),
  import: importProgress,
  job,
  segment: z.object({
    id,
    at: instant,
    version: z.number().int(),
    count: z.number().int(),
    entered: z.number().int(),
    left: z.number().int(),
  }),
} as const;
export type LiveEventName = keyof typeof liveEvents;
export type LiveEvent = {
  [K in LiveEventName]: { event: K; data: z.infer<(typeof liveEvents)[K]> };
}[LiveEventName];

export const liveEndpoints = {
  live: endpoint({
    method: "GET",
    path: "/api/live",
    tag: "Live",
    access: "workspace:read",
    summary: "Changes as they happen (server-sent events)",
    query: z.object({
      workspace: z
        .string()
        .optional()
        .meta({ description: "Slug, since an EventSource cannot send headers" }),
    }),
    media: { reply: "text/event-stream" },
  }),
};
