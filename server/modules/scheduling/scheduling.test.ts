// Suggested times through the front: habits are found in the readers' own zones, nothing known is said so, and a workspace
// sees its own alone.
import { afterAll, beforeAll, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { schedulingEndpoints } from "../../../contract/scheduling.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";

const { suggestions, ofCustomer } = schedulingEndpoints;
let app: TestApp;
let client: Client;
/** Thursday, 17:30 in Kolkata. */
const now = "2026-10-15T12:00:00Z";

interface Shopper {
  id: string;
  timezone?: string;
  city: string;
  /** Instants of orders. */
  orders: string[];
}

/** Every week on a weekday (Monday is 0) at an hour of UTC, `weeks` times, the last in the week before now. */
const weekly = (weekday: number, hour: number, weeks: number) =>
  Array.from({ length: weeks }, (_, i) =>
    new Date(Date.UTC(2026, 9, 5 + weekday - 7 * i, hour, 20)).toISOString(),
  );

async function fill(to: Client, shoppers: readonly Shopper[]) {
  const customers = shoppers.map(({ id, timezone, city }) => ({ external_id: id, timezone, city }));
  await to.ok(customerEndpoints.createBatch, { body: { customers }, query: { wait: "true" } as never });
  const orders = shoppers.flatMap(({ id, orders }) =>
    orders.map((ordered_at, i) => ({
      external_id: `${id}-${i}`,
      customer: { external_id: id },
      ordered_at,
      status: "paid" as const,
      total: 100,
    })),
  );
  if (orders.length > 0)
    await to.ok(orderEndpoints.createBatch, { body: { orders }, query: { wait: "true" } as never });
}

const idOf = async (externalId: string) => {
  const { data } = await client.ok(customerEndpoints.list, { query: { limit: 200 } });
  return data.find(({ external_id }) => external_id === externalId)!.id;
};

const inCity = (value: string) => ({ kind: "attribute", attribute: "city", op: "is", value });

beforeAll(async () => {
  app = await startApp({ now });
  client = await app.as("marketer");
  await app.workspace("empty");
  await app.workspace("other");
  await fill(client, [
    // Pune orders on Saturdays at 20:50 in Kolkata.
    ...Array.from({ length: 30 }, (_, i) => ({
      id: `pune-${i}`,
      city: "Pune",
      timezone: i % 2 ? "Asia/Kolkata" : undefined,
      orders: weekly(5, 15, 4),
    })),
    // New York orders on Tuesdays at 08:20 there.
    ...Array.from({ length: 12 }, (_, i) => ({
      id: `york-${i}`,
      city: "New York",
      timezone: "America/New_York",
      orders: weekly(1, 12, 4),
    })),
    { id: "newcomer", city: "Nagpur", timezone: "Nowhere/Land", orders: [] },
    // One who orders on Wednesdays at 11:50 in Kolkata, much.
    { id: "regular", city: "Nashik", timezone: "Asia/Kolkata", orders: weekly(2, 6, 40) },
  ]);
});
afterAll(() => app?.stop());

test("the hour that an audience orders at is found, and what it rests on is told", async () => {
  const { id } = await client.ok(segmentEndpoints.create, { body: { name: "Pune", rule: inCity("Pune") } });
  const found = await client.ok(suggestions, { query: { segment_id: id } });
  const [best] = found.choices;
  expect(best!.weekday).toBe(6);
  expect([19, 20]).toContain(best!.hour);
  expect(best!.clear).toBe(true);
  expect(best!.low!).toBeLessThan(best!.lift);
  expect(best!.high!).toBeGreaterThan(best!.lift);
  // Saturday, 17 October; the full hour in Kolkata is half past in UTC.
  expect(best!.at).toMatch(/^2026-10-17T1[34]:30:00\.000Z$/);
  expect(found.evidence).toMatchObject({
    people: 30,
    people_with_acts: 30,
    orders: 120,
    opens: 0,
    clicks: 0,
  });
  expect(found.week).toHaveLength(168);
  expect(found.week.find(({ weekday, hour }) => weekday === 6 && hour === 20)!.acts).toBe(120);
  const shares = found.evidence.levels.map(({ share }) => share);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(found.evidence.levels[0]).toMatchObject({ level: "audience" });
  expect(found.words).toContain("120 orders of 30 people");
  expect(found).toMatchObject({ timezone: "Asia/Kolkata", engine: { engine: "built_in", why: "computed" } });
  expect(found.zones).toEqual([{ timezone: "Asia/Kolkata", people: 30 }]);
});

test("people elsewhere are met at their hour, told in the workspace's zone", async () => {
  const { id } = await client.ok(segmentEndpoints.create, {
    body: { name: "York", rule: inCity("New York") },
  });
  const { choices, week, zones } = await client.ok(suggestions, { query: { segment_id: id } });
  expect(zones).toEqual([{ timezone: "America/New_York", people: 12 }]);
  expect(week.find(({ weekday, hour }) => weekday === 2 && hour === 8)!.acts).toBe(48);
  // Tuesday at 07:00 or 08:00 in New York is the evening in Kolkata.
  expect(choices[0]!.weekday).toBe(2);
  expect([16, 17]).toContain(choices[0]!.hour);
});

test("across a change of clocks the hour stays the reader's", async () => {
  const york = await idOf("york-1");
  app.clock.turnTo("2026-10-30T12:00:00Z");
  const after = await client.ok(ofCustomer, { params: { id: york } });
  app.clock.turnTo(now);
  const before = await client.ok(ofCustomer, { params: { id: york } });
  for (const found of [before, after]) {
    expect(found).toMatchObject({ timezone: "America/New_York", own_timezone: true });
    expect(found.choices[0]!.weekday).toBe(2);
    expect([7, 8]).toContain(found.choices[0]!.hour);
  }
  const hourOfDay = (at: string) => new Date(at).getUTCHours();
  expect(hourOfDay(after.choices[0]!.at) - hourOfDay(before.choices[0]!.at)).toBe(1);
});

test("a list, a campaign and the shop as a whole can be asked about, and one of them at a time", async () => {
  const list = await client.ok(listEndpoints.create, { body: { name: "Two" } });
  await client.ok(listEndpoints.addMembers, {
    params: { id: list.id },
    body: { pasted: "pune-1\npune-2" },
  });
  const campaign = await client.ok(campaignEndpoints.create, {
    body: { name: "For York", audience: { rule: inCity("New York") } },
  });
  const ofList = await client.ok(suggestions, { query: { list_id: list.id } });
  expect(ofList.evidence.people).toBe(2);
  const ofCampaign = await client.ok(suggestions, { query: { campaign_id: campaign.id } });
  expect(ofCampaign.evidence.people).toBe(12);
  const ofShop = await client.ok(suggestions, {});
  expect(ofShop.evidence.people).toBe(44);
  expect(ofShop.evidence.levels.map(({ level }) => level)).toEqual(["shop", "default"]);
  const both = await client.call(suggestions, { query: { list_id: list.id, campaign_id: campaign.id } });
  expect(both).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  const none = await client.call(suggestions, { query: { segment_id: "999999" } });
  expect(none.status).toBe(404);
});

test("one with many orders of their own is at their own hour; a newcomer follows the shop, and it is said", async () => {
  const regular = await client.ok(ofCustomer, { params: { id: await idOf("regular") } });
  expect(regular.choices[0]!.weekday).toBe(3);
  expect([10, 11]).toContain(regular.choices[0]!.hour);
  expect(regular.evidence.levels[0]!.level).toBe("person");
  const newcomer = await client.ok(ofCustomer, { params: { id: await idOf("newcomer") } });
  expect(newcomer).toMatchObject({ timezone: "Asia/Kolkata", own_timezone: false });
  expect(newcomer.evidence.levels[0]).toEqual({ level: "person", share: 0 });
  expect(newcomer.words).toContain("follows the shop");
  expect(newcomer.choices[0]!.low).toBeNull();
  const few = await client.ok(ofCustomer, { params: { id: await idOf("pune-3") } });
  expect(few.evidence.levels[0]!.share).toBeLessThan(regular.evidence.levels[0]!.share);
  expect(few.evidence.levels[0]!.share).toBeGreaterThan(0);
});

test("a shop without records gets what is usual, and it is said", async () => {
  const other = await app.as("marketer", "empty");
  const found = await other.ok(suggestions, {});
  expect(found.words).toMatch(/^Nothing is known yet/);
  expect(found.evidence.levels).toEqual([
    { level: "shop", share: 0 },
    { level: "default", share: 1 },
  ]);
  expect(found.choices).toHaveLength(3);
  for (const { low, clear, hour } of found.choices) {
    expect([low, clear]).toEqual([null, false]);
    expect(hour).toBeGreaterThanOrEqual(9);
    expect(hour).toBeLessThanOrEqual(20);
  }
});

test("another workspace's records change nothing here, and its customers are not found", async () => {
  const before = await client.ok(suggestions, {});
  const other = await app.as("marketer", "other");
  await fill(other, [{ id: "stranger", city: "Pune", orders: weekly(0, 3, 50) }]);
  const after = await client.ok(suggestions, {});
  expect(after.week).toEqual(before.week);
  const theirs = await other.call(ofCustomer, { params: { id: await idOf("regular") } });
  expect(theirs.status).toBe(404);
});
