// Home: the few numbers that matter, what needs attention, what runs, and the next good idea.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { campaign } from "./campaigns.ts";
import { currency, id, instant } from "./values.ts";

const figure = z.object({ value: z.number(), previous: z.number().nullable(), trend: z.array(z.number()) });

export const home = z.object({
  as_of: instant,
  currency,
  timezone: z.string(),
  /** Of the last 30 days beside the 30 before; the trend has one value a day. */
  customers: figure,
  orders: figure,
  revenue: figure,
  delivered: figure,
  attention: z.array(
    z.object({
      kind: z.enum(["failures", "import_errors", "dead_letters", "vendor", "empty"]),
      title: z.string(),
      detail: z.string(),
      path: z.string().meta({ description: "Page that deals with it, within the workspace" }),
    }),
  ),
  running: z.array(campaign),
  recent: z.array(campaign),
  idea: z
    .object({ title: z.string(), why: z.string(), rule: z.unknown(), count: z.number().int() })
    .nullable(),
});
export type Home = z.infer<typeof home>;

export const homeEndpoints = {
  home: endpoint({
    method: "GET",
    path: "/api/home",
    tag: "Home",
    access: "workspace:read",
    summary: "The workspace at a glance",
    reply: home,
  }),
};

/** What search and commands find by a few letters. */
export const searchHit = z.object({
  kind: z.enum(["customer", "segment", "campaign"]),
  id,
  title: z.string(),
  detail: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchEndpoints = {
  search: endpoint({
    method: "GET",
    path: "/api/search",
    tag: "Home",
    access: "workspace:read",
    summary: "Customers, segments and campaigns by a few letters",
    query: z.object({ q: z.string().trim().min(1).max(100) }),
    reply: z.object({ data: z.array(searchHit) }),
  }),
};
