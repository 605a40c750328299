// Waiting: a campaign for its time, and each message for its reader's own; each still once, paused, cancelled and refused as
// anything else.
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Campaign, campaignEndpoints, type Schedule } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import type { Client } from "../../../test/client.ts";
import { everyone, type Sending, startSending, sumOf, until } from "../../../test/sending.ts";

let shop: Sending;
let marketer: Client;

beforeEach(async () => {
  shop = await startSending();
  marketer = await shop.as("marketer");
});
afterEach(() => shop.stop());

const inHours = (hours: number) => new Date(shop.clock.now().getTime() + hours * 3_600_000).toISOString();

const draft = (schedule: Schedule, more: object = {}) =>
  marketer.ok(campaignEndpoints.create, {
    body: {
      name: "Later",
      audience: everyone,
      message: { subject: "Hi", body: "Hello" },
      schedule,
      ...more,
    },
  });
const launch = (id: string) => marketer.ok(campaignEndpoints.launch, { params: { id } });
const stateOf = async (id: string) => (await shop.campaign(id)).state;

/** Every waiting chunk's time comes. */
const timeComes = () =>
  sql`UPDATE chunks SET next_try_at = now() WHERE state = 'waiting'`.execute(shop.platform.database.system);

test("it waits for its time, is sent to the audience of then, and only once", async () => {
  await shop.customers(3);
  const { id } = await draft({ kind: "at", at: inHours(5) });
  expect(await launch(id)).toMatchObject({ state: "scheduled", launched_at: null, stats: { audience: 0 } });
  expect(await launch(id)).toMatchObject({ state: "scheduled" });
  await shop.services.campaigns.tend();
  expect(await stateOf(id)).toBe("scheduled");
  await marketer.ok(customerEndpoints.create, {
    body: { external_id: "late", email: "late@example.com" },
    query: { wait: "true" } as never,
  });
  shop.clock.advance(5 * 3_600_000 + 1_000);
  await Promise.all([shop.services.campaigns.tend(), shop.services.campaigns.tend()]);
  // The vendor's receipts are of its own time, hours ago by the clock that was turned, and are not taken.
  await shop.until(id, ({ stats }) => stats.sent === 4);
  expect((await shop.vendorCounts()).accepted).toBe(4);
});

test("what waits is not edited, and can be made a draft again", async () => {
  const { id } = await draft({ kind: "at", at: inHours(5) });
  await launch(id);
  const change = { params: { id }, body: { name: "Other" } };
  expect(await marketer.call(campaignEndpoints.update, change)).toMatchObject({
    status: 409,
    body: { code: "wrong_state" },
  });
  expect((await marketer.call(campaignEndpoints.remove, { params: { id } })).status).toBe(409);
  expect(await marketer.ok(campaignEndpoints.unschedule, { params: { id } })).toMatchObject({
    state: "draft",
  });
  await marketer.ok(campaignEndpoints.update, change);
  shop.clock.advance(6 * 3_600_000);
  await shop.services.campaigns.tend();
  expect(await stateOf(id)).toBe("draft");
});

test("a time that has passed is refused; and one missed by far is not made up for", async () => {
  const past = await draft({ kind: "at", at: inHours(-1) });
  expect(await marketer.call(campaignEndpoints.launch, { params: { id: past.id } })).toMatchObject({
    status: 400,
    body: { code: "invalid_input", errors: [{ path: "/schedule/at" }] },
  });
  const { id } = await draft({ kind: "at", at: inHours(1) });
  await launch(id);
  shop.clock.advance(30 * 3_600_000);
  await shop.services.campaigns.tend();
  const missed = await shop.campaign(id);
  expect(missed.state).toBe("draft");
  expect(missed.attention).toContain("more than 6 hours ago");
});

/** Two customers with habits of their own, orders every week, and one of whom nothing is known. */
async function regulars(): Promise<void> {
  await shop.customers(3);
  const now = shop.clock.now().getTime();
  const orders = ["c-1", "c-2"].flatMap((external_id, who) =>
    Array.from({ length: 30 }, (_, week) => ({
      external_id: `${external_id}-${week}`,
      customer: { external_id },
      // Two and four days from now, of the weeks before.
      ordered_at: new Date(now - (week + 1) * 7 * 86_400_000 + (2 + 2 * who) * 86_400_000).toISOString(),
      status: "paid" as const,
      total: 10,
    })),
  );
  await marketer.ok(orderEndpoints.createBatch, { body: { orders }, query: { wait: "true" } as never });
}

async function launchOwn(): Promise<Campaign> {
  const { id } = await draft({ kind: "own_time" });
  await launch(id);
  return shop.until(id, ({ state }) => state === "sending");
}

const dueOf = async (id: string) => {
  const { data } = await marketer.ok(messageEndpoints.ofCampaign, { params: { id }, query: {} });
  return new Map(data.map((message) => [message.customer.external_id!, message.due_at!]));
};

test("each message waits for its reader's own time, and goes out once", async () => {
  await regulars();
  const { id, stats } = await launchOwn();
  expect(stats).toMatchObject({ audience: 3, queued: 3 });
  const due = await dueOf(id);
  const hoursAhead = (who: string) => (Date.parse(due.get(who)!) - shop.clock.now().getTime()) / 3_600_000;
  expect(Math.abs(hoursAhead("c-1") - 48)).toBeLessThan(2.5);
  expect(Math.abs(hoursAhead("c-2") - 96)).toBeLessThan(2.5);
  expect(hoursAhead("c-3")).toBeGreaterThan(0);
  const { waiting } = await marketer.ok(campaignEndpoints.progress, { params: { id } });
  expect(waiting.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect((await shop.vendorCounts()).accepted).toBe(0);

  await timeComes();
  const done = await shop.until(id, ({ state }) => state === "done");
  expect(sumOf(done.stats)).toBe(3);
  expect(done.stats.delivered).toBe(3);
  expect((await shop.vendorCounts()).accepted).toBe(3);
});

test("paused over their time, they go out when resumed; cancelled, they never do and are ended at once", async () => {
  await regulars();
  const { id } = await launchOwn();
  await marketer.ok(campaignEndpoints.pause, { params: { id } });
  await timeComes();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await shop.vendorCounts()).accepted).toBe(0);
  await marketer.ok(campaignEndpoints.resume, { params: { id } });
  await shop.until(id, ({ state }) => state === "done");
  expect((await shop.vendorCounts()).accepted).toBe(3);

  const second = await launchOwn();
  await marketer.ok(campaignEndpoints.cancel, { params: { id: second.id } });
  const cancelled = await shop.until(second.id, ({ stats }) => stats.skipped === 3);
  expect(cancelled).toMatchObject({ state: "cancelled", stats: { queued: 0 } });
  expect((await shop.vendorCounts()).accepted).toBe(3);
});

test("who says no while their message waits does not get it", async () => {
  await regulars();
  const { id } = await launchOwn();
  await marketer.ok(customerEndpoints.create, {
    body: { external_id: "c-2", consent: { email: false } },
    query: { wait: "true" } as never,
  });
  await timeComes();
  const done = await shop.until(id, ({ state }) => state === "done");
  expect(done.stats).toMatchObject({ delivered: 2, suppressed: 1 });
  const { data } = await marketer.ok(messageEndpoints.ofCampaign, {
    params: { id },
    query: { outcome: "suppressed" },
  });
  expect(data).toMatchObject([{ customer: { external_id: "c-2" }, reason: "said no to e-mail" }]);
});

test("a chunk has one due moment, and no more messages than one request takes", async () => {
  await shop.customers(1_203);
  const { id } = await launchOwn();
  const { rows } = await sql<{ chunk: number; moments: number; count: number }>`
    SELECT chunk, count(DISTINCT due_at)::int AS moments, count(*)::int AS count FROM messages
    WHERE campaign_id = ${id} GROUP BY chunk ORDER BY chunk
  `.execute(shop.platform.database.system);
  expect(rows).toEqual([
    { chunk: 0, moments: 1, count: 500 },
    { chunk: 1, moments: 1, count: 500 },
    { chunk: 2, moments: 1, count: 203 },
  ]);
  await timeComes();
  await until(stateOf.bind(null, id), (state) => state === "done");
  expect((await shop.vendorCounts()).accepted).toBe(1_203);
});
