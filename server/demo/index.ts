// Fills the demo workspace: Malabar Coffee Works, a roaster with two years of customers, orders,
// segments and campaigns, and the events of the last months.
// Everything goes in by the verbs that everyone else uses; only the clock stands at the day on which it happened.
import type { CustomerInput } from "../../contract/customers.ts";
import type { EventInput } from "../../contract/events.ts";
import type { OrderInput } from "../../contract/orders.ts";
import type { Receipt } from "../../contract/vendor.ts";
import type { Actor } from "../actor.ts";
import { reasonWords } from "../channels/simulator/reasons.ts";
import { messageKey } from "../modules/messages/index.ts";
import { createPlatform, type Platform, type PlatformParts } from "../platform/index.ts";
import { createServices, type Services } from "../services.ts";
import { type DemoCampaign, demoCampaigns, demoDraft, ordersAfter, receiptsOf } from "./campaigns.ts";
import { eventsOf } from "./events.ts";
import { type Luck, luckOf } from "./luck.ts";
import { ordersOf } from "./orders.ts";
import { makePerson, type Span } from "./people.ts";
import { products } from "./products.ts";
import { inOrder, segmentsPast } from "./segments-past.ts";

const dayMs = 86_400_000;
const customersCount = 2_400;
const years = 2;
/** The colleagues of today were there before the first segment. */
const openedDaysAgo = 430;
/** Items that are written together. */
const atOnce = 2_000;

export const demoWorkspace = {
  slug: "demo",
  name: "Malabar Coffee Works",
  currency: "INR",
  timezone: "Asia/Kolkata",
};

/** Takes some seconds. `parts` are those of the program that is starting; this one has a clock of its own. */
export async function fillDemo(parts: PlatformParts): Promise<void> {
  const now = parts.clock?.now() ?? new Date();
  const clock = new StandingClock(now);
  // What is written must meet this clock, not that of a process which shares the stream.
  const config = { ...parts.config, redisUrl: undefined };
  const platform = createPlatform({ ...parts, config, clock, maxConnections: 5 });
  const services = createServices(platform);
  try {
    await services.access.setUpWorkspace(demoWorkspace);
    const actor = await services.access.systemActor({ slug: demoWorkspace.slug });
    const luck = luckOf("malabar");
    await fillShop(services, actor, { from: new Date(now.getTime() - years * 365 * dayMs), to: now }, luck);
    const demo = { platform, services, clock };
    clock.moment = dayAt(now, openedDaysAgo);
    const past = await segmentsPast(demo, actor);
    const campaigns = demoCampaigns.map((campaign) => ({
      daysAgo: campaign.daysAgo,
      happen: () => liveThrough(demo, actor, campaign, { luck, segmentId: past.idOf(campaign.rule) }),
    }));
    for (const { daysAgo, happen } of inOrder([...past.events, ...campaigns])) {
      clock.moment = dayAt(now, daysAgo);
      await happen();
    }
    clock.moment = now;
    await services.segments.countAll(actor.workspace);
    await countAgain(services, actor);
    const { rule, ...draft } = demoDraft;
    await services.campaigns.create(actor, { ...draft, audience: { rule }, launch: false });
    await letOrdersFollow(services, actor);
  } finally {
    await platform.stream.close();
    await services.campaigns.close();
    await platform.database.close();
  }
}

export interface Demo {
  platform: Platform;
  services: Services;
  clock: StandingClock;
}

export class StandingClock {
  moment: Date;

  constructor(moment: Date) {
    this.moment = moment;
  }

  now(): Date {
    return this.moment;
  }
}

/** The order in which people and orders are drawn is fixed, so that the same seed makes the same shop. */
async function fillShop(services: Services, actor: Actor, span: Span, luck: Luck): Promise<void> {
  const customers: CustomerInput[] = [];
  const orders: OrderInput[] = [];
  const events: EventInput[] = [];
  for (let number = 1; number <= customersCount; number++) {
    const person = makePerson(number, span, luck.branch(`person ${number}`));
    customers.push(person.input);
    const own = ordersOf(person, span, orders.length, luck.branch(`orders ${number}`));
    orders.push(...own);
    events.push(...eventsOf(own, span, luck.branch(`events ${number}`)));
  }
  for (let from = 0; from < customers.length; from += atOnce)
    await services.ingest.write(actor.workspace, { customers: customers.slice(from, from + atOnce) });
  for (let from = 0; from < orders.length; from += atOnce)
    await services.ingest.write(actor.workspace, { orders: orders.slice(from, from + atOnce) });
  for (let from = 0; from < events.length; from += atOnce)
    await services.ingest.write(actor.workspace, { events: events.slice(from, from + atOnce) });
}

/** A campaign of the past: launched at its day, its messages' fates told as receipts. */
async function liveThrough(
  { platform, services, clock }: Demo,
  actor: Actor,
  past: DemoCampaign,
  { luck, segmentId }: { luck: Luck; segmentId: string | undefined },
): Promise<void> {
  const launchedAt = clock.moment;
  const { name, intent, tags, channel, message, rule } = past;
  const { id } = await services.campaigns.create(actor, {
    name,
    intent,
    tags,
    channel,
    message,
    audience: segmentId ? { segment_id: segmentId } : { rule },
    launch: true,
  });
  const queued = await queuedMessages(platform, services, actor.workspace.id, id);
  const receipts: Receipt[] = [];
  const orders: OrderInput[] = [];
  for (const [i, { id: messageId, address }] of queued.entries()) {
    const own = luck.branch(`${name} ${i}`);
    const reported = receiptsOf(past, messageKey(actor.workspace.id, messageId), launchedAt, own);
    receipts.push(...reported);
    orders.push(...ordersAfter(past, reported, { id: messageId, address }, own));
  }
  clock.moment = new Date(
    receipts.reduce((last, r) => Math.max(last, Date.parse(r.occurred_at)), launchedAt.getTime()),
  );
  await services.messages.receive(actor.workspace.id, receipts, reasonWords);
  await services.ingest.write(actor.workspace, { orders });
  await services.campaigns.settled();
}

async function queuedMessages(
  platform: Platform,
  services: Services,
  workspaceId: string,
  campaignId: string,
): Promise<{ id: string; address: string }[]> {
  return platform.database.inWorkspace(workspaceId, async (trx) => {
    const all: { id: string; address: string }[] = [];
    for (let chunk = 0; ; chunk++) {
      const messages = await services.messages.queuedOfChunk(trx, workspaceId, campaignId, chunk);
      if (messages.length === 0) return all;
      all.push(...messages);
    }
  });
}

/** Counted on their own day, the campaigns had not yet seen the orders that followed. */
async function countAgain(services: Services, actor: Actor): Promise<void> {
  const { data } = await services.campaigns.list(actor, { limit: 50, sort: "-created_at" });
  services.messages.announce({
    workspaceId: actor.workspace.id,
    campaignIds: data.map((campaign) => campaign.id),
  });
  await services.campaigns.settled();
}

/** Readers who click may buy from the shelf, as they did before. */
async function letOrdersFollow({ access, connections }: Services, actor: Actor): Promise<void> {
  const { key } = await access.createApiKey(actor, {
    name: "Orders of the simulated vendor",
    scopes: ["ingest"],
  });
  const shelf = products.map(({ product_id, name, category, price }) => ({
    product_id,
    name,
    category,
    price,
  }));
  await connections.simulateOrders(actor, {
    api_key: key,
    currency: actor.workspace.currency,
    products: shelf,
  });
}

/** Half past ten in the morning, Kolkata time, so many days ago. */
function dayAt(now: Date, daysAgo: number): Date {
  const day = new Date(now.getTime() - daysAgo * dayMs).toISOString().slice(0, 10);
  return new Date(`${day}T10:30:00+05:30`);
}
