// Home: the workspace at a glance. It owns nothing; it asks the other modules for the few numbers that matter, what needs
// attention, what runs, and the next good idea.
import type { Home } from "../../../contract/home.ts";
import { toMajor } from "../../../contract/values.ts";
import type { Actor } from "../../actor.ts";
import { lastDays } from "../../platform/days.ts";
import type { Platform } from "../../platform/index.ts";
import type { Campaigns } from "../campaigns/index.ts";
import type { Customers } from "../customers/index.ts";
import type { Imports } from "../imports/index.ts";
import type { Ingest } from "../ingest/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Orders } from "../orders/index.ts";
import type { Segments } from "../segments/index.ts";
import { attentionOf } from "./attention.ts";
import { figureOf } from "./figures.ts";
import { nextIdea } from "./ideas.ts";

export interface HomeNeeds {
  customers: Customers;
  orders: Orders;
  ingest: Ingest;
  imports: Imports;
  messages: Messages;
  segments: Segments;
  campaigns: Campaigns;
}

export type HomeModule = ReturnType<typeof createHome>;

/** Figures speak of this many days, beside as many before. */
const period = 30;

export function createHome({ database, clock }: Platform, needs: HomeNeeds) {
  const figures = async (actor: Actor, now: Date) => {
    const { id, currency, timezone } = actor.workspace;
    const span = lastDays(now, 2 * period, timezone);
    return database.inWorkspace(id, async (trx) => {
      const customers = await needs.customers.newByDay(trx, id, span);
      const { orders, revenue } = await needs.orders.salesByDay(trx, id, span);
      const delivered = await needs.messages.deliveredByDay(trx, id, span);
      return {
        customers: figureOf(customers),
        orders: figureOf(orders),
        revenue: figureOf(revenue.map((minor) => toMajor(minor, currency))),
        delivered: figureOf(delivered),
      };
    });
  };

  return {
    async get(actor: Actor): Promise<Home> {
      actor.must("workspace:read");
      const now = clock.now();
      const { currency, timezone } = actor.workspace;
      const [numbers, recent, imports, deadLetters] = await Promise.all([
        figures(actor, now),
        needs.campaigns.list(actor, { limit: 20, sort: "-created_at" }),
        needs.imports.list(actor, { limit: 5 }),
        needs.ingest.deadLetters.counts(actor),
      ]);
      const running = recent.data.filter((c) => ["launching", "sending", "paused"].includes(c.state));
      return {
        as_of: now.toISOString(),
        currency,
        timezone,
        ...numbers,
        attention: attentionOf({ campaigns: recent.data, imports: imports.data, deadLetters }, now),
        running,
        recent: recent.data.slice(0, 5),
        idea: await nextIdea(needs.segments, actor),
      };
    },
  };
}
