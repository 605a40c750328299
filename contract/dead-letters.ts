// Dead letters: entries that were taken and could not be applied, kept with the reason. Each can be changed and replayed,
// after which it is applied once, or dismissed.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { storable } from "./sent-values.ts";
import { id, instant, page, pageQuery } from "./values.ts";

export const deadLetterStates = ["waiting", "replayed", "dismissed"] as const;
export type DeadLetterState = (typeof deadLetterStates)[number];

/** What an entry is: a kind that the stream carries. */
export const deadLetterKinds = ["customer", "order", "event", "delivery", "receipt"] as const;
export type DeadLetterKind = (typeof deadLetterKinds)[number];

/** How it came in. */
export const deadLetterSources = ["api", "import", "segment", "shopify", "woocommerce", "vendor"] as const;
export type DeadLetterSource = (typeof deadLetterSources)[number];

const listed = z.object({
  id,
  kind: z.string().meta({ description: deadLetterKinds.join(", ") }),
  source: z.string().meta({ description: `How it came in: ${deadLetterSources.join(", ")}` }),
  about: z
    .string()
    .nullable()
    .meta({ description: "The shop's own id, or another name of what it is about" }),
  reason: z.string().meta({ description: "Why it could not be applied the last time" }),
  state: z.enum(deadLetterStates),
  tries: z.number().int().meta({ description: "How often it was replayed" }),
  created_at: instant,
  edited_at: instant.nullable(),
  settled_at: instant.nullable().meta({ description: "When it was replayed with success, or dismissed" }),
  settled_by: z.string().nullable(),
});
export type ListedDeadLetter = z.infer<typeof listed>;

export const deadLetter = listed.extend({ payload: z.json() }).meta({ id: "DeadLetter" });
export type DeadLetter = z.infer<typeof deadLetter>;

const narrowing = z.object({
  state: z.enum(deadLetterStates).default("waiting"),
  kind: z.enum(deadLetterKinds).optional(),
  source: z.enum(deadLetterSources).optional(),
  search: storable.trim().max(200).optional().meta({ description: "Part of the reason or of the payload" }),
});
export type DeadLetterFilter = z.output<typeof narrowing>;

/** Settled in one call; whoever has more calls again. */
export const settledAtOnce = 1_000;

const meant = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(settledAtOnce) }),
  z.strictObject({ all: narrowing.omit({ state: true }) }),
]);
export type DeadLettersMeant = z.output<typeof meant>;

const counts = z.object({
  waiting: z.number().int(),
  last_day: z.number().int().meta({ description: "Of these, how many came within 24 hours" }),
  kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  sources: z.array(z.object({ source: z.string(), count: z.number().int() })),
  reasons: z
    .array(z.object({ reason: z.string(), count: z.number().int() }))
    .meta({ description: "The ten that most of them wait for" }),
});
export type DeadLetterCounts = z.infer<typeof counts>;

const left = z.number().int().meta({ description: "How many of those meant still wait" });
const tag = "Dead letters";

export const deadLetterEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/api/dead-letters",
    tag,
    access: "dead_letters:read",
    summary: "Entries that could not be applied, newest first",
    query: pageQuery.extend(narrowing.shape),
    reply: page(listed),
  }),
  counts: endpoint({
    method: "GET",
    path: "/api/dead-letters/counts",
    tag,
    access: "dead_letters:read",
    summary: "How many wait, of which kinds and for which reasons",
    reply: counts,
  }),
  get: endpoint({
    method: "GET",
    path: "/api/dead-letters/:id",
    tag,
    access: "dead_letters:read",
    summary: "One dead letter with its payload",
    params: z.object({ id }),
    reply: deadLetter,
  }),
  update: endpoint({
    method: "PATCH",
    path: "/api/dead-letters/:id",
    tag,
    access: "dead_letters:manage",
    summary: "Change the payload of one that waits; it is checked as what is sent in is",
    params: z.object({ id }),
    body: z.strictObject({ payload: z.record(z.string(), z.json()) }),
    reply: deadLetter,
  }),
  replay: endpoint({
    method: "POST",
    path: "/api/dead-letters/:id/replay",
    tag,
    access: "dead_letters:manage",
    summary: "Apply it now; where that fails again it goes on waiting, with the new reason",
    params: z.object({ id }),
    reply: deadLetter,
  }),
  dismiss: endpoint({
    method: "POST",
    path: "/api/dead-letters/:id/dismiss",
    tag,
    access: "dead_letters:manage",
    summary: "Put it away for good; it is still shown for 30 days and can be replayed",
    params: z.object({ id }),
    reply: deadLetter,
  }),
  replayMany: endpoint({
    method: "POST",
    path: "/api/dead-letters/replay",
    tag,
    access: "dead_letters:manage",
    summary: `Replay these, or all that wait and match; ${settledAtOnce} in a call`,
    body: meant,
    reply: z.object({ replayed: z.number().int(), failed: z.number().int(), left }),
  }),
  dismissMany: endpoint({
    method: "POST",
    path: "/api/dead-letters/dismiss",
    tag,
    access: "dead_letters:manage",
    summary: `Dismiss these, or all that wait and match; ${settledAtOnce} in a call`,
    body: meant,
    reply: z.object({ dismissed: z.number().int(), left }),
  }),
};
