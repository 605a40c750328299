// Putting on a list everyone whom a list of the API shows: the same people, whatever it is narrowed by, and no others.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints, type MatchingSent } from "../../../contract/lists.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import { orderEndpoints, orderStatuses } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { cast } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let marketer: Client;
const wait = { wait: "true" as const };

beforeAll(async () => {
  app = await startApp({ now: "2026-11-25T08:00:00Z" });
  marketer = await app.as("marketer");
  const admin = await app.as("admin");
  await admin.ok(customerEndpoints.createBatch, { query: wait, body: { customers: cast } });
  const orders = ["c-asha", "c-asha", "c-ben", "c-zoë's"].map((external_id, i) => ({
    external_id: `o-${i}`,
    customer: { external_id },
    ordered_at: `2026-1${i % 2}-0${i + 1}T10:00:00Z`,
    status: orderStatuses[i],
    total: 100 * i,
  }));
  await admin.ok(orderEndpoints.createBatch, { query: wait, body: { orders } });
});
afterAll(() => app?.stop());

let made = 0;
const newList = async () =>
  (await marketer.ok(listEndpoints.create, { body: { name: `Matching ${++made}` } })).id;

async function put(matching: MatchingSent): Promise<string[]> {
  const params = { id: await newList() };
  const { added, added_ids, found, entries, duplicates } = await marketer.ok(listEndpoints.addMembers, {
    params,
    body: { matching },
  });
  // Each is meant once, however many rows of theirs match.
  expect([added, found, entries, duplicates.count]).toEqual([...Array(3).fill(added_ids.length), 0]);
  const { data } = await marketer.ok(listEndpoints.customers, { params });
  expect(data.map(({ id }) => id).sort()).toEqual([...added_ids].sort());
  return [...added_ids].sort();
}

const unique = (ids: string[]) => [...new Set(ids)].sort();
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const customerFilters = fc.record({
  search: maybe("a", "carter", "O'B", "%", "+9198"),
  country: maybe("IN", "gb"),
  city: maybe("Mumbai", "cork 🙂"),
  tag: maybe("VIP", "a_b"),
  ordered: maybe("true" as const, "false" as const),
  consent: maybe("email" as const, "sms" as const),
});
const orderFilters = fc.record({
  search: maybe("o-", "asha", "o-3"),
  status: maybe(...orderStatuses),
  from: maybe("2026-11-01", "2026-10-03"),
  to: maybe("2026-11-02", "2026-10-03"),
});

describe("laws", () => {
  test("who is put on a list by customers' filters is who is shown by them", async () => {
    await fc.assert(
      fc.asyncProperty(customerFilters, async (filters) => {
        const shown = await marketer.ok(customerEndpoints.list, { query: filters });
        expect(await put({ of: "customers", ...filters })).toEqual(unique(shown.data.map(({ id }) => id)));
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test("by orders' filters, it is who placed them, once each", async () => {
    await fc.assert(
      fc.asyncProperty(orderFilters, async (filters) => {
        const shown = await marketer.ok(orderEndpoints.list, { query: filters });
        expect(await put({ of: "orders", ...filters })).toEqual(
          unique(shown.data.map(({ customer }) => customer.id)),
        );
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test("by a segment, it is its members that pass the filters", async () => {
    const rule = {
      kind: "did",
      what: "orders",
      where: { kind: "row", column: "total", op: "gte", value: 0 },
    };
    const { id } = await marketer.ok(segmentEndpoints.create, { body: { name: "Buyers", rule } });
    await fc.assert(
      fc.asyncProperty(customerFilters, async (filters) => {
        const shown = await marketer.ok(segmentEndpoints.customers, { params: { id }, query: filters });
        expect(await put({ of: "segment", id, ...filters })).toEqual(unique(shown.data.map((c) => c.id)));
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

test("by a campaign, it is whom it was for, narrowed by what became of their messages", async () => {
  const { id } = await marketer.ok(campaignEndpoints.create, {
    body: {
      name: "Hello",
      audience: { rule: { kind: "everyone" } },
      channel: "email",
      message: { subject: "Hello", body: "Hello" },
      launch: true,
    },
  });
  const of = async (outcome?: "suppressed") => {
    const query = { outcome };
    const shown = await marketer.ok(messageEndpoints.ofCampaign, { params: { id }, query });
    const expected = unique(shown.data.map(({ customer }) => customer.id));
    expect(await put({ of: "campaign", id, outcome })).toEqual(expected);
    return expected.length;
  };
  await expect.poll(() => of()).toBe(cast.length);
  expect(await of("suppressed")).toBeGreaterThan(0);
});

test("a segment of another workspace is not there, and what is asked in no known form is refused", async () => {
  await app.workspace("other");
  const theirs = await (await app.as("owner", "other")).ok(segmentEndpoints.create, {
    body: { name: "Theirs", rule: { kind: "everyone" } },
  });
  const params = { id: await newList() };
  const add = (client: Client, body: object) =>
    client.call(listEndpoints.addMembers, { params, body: body as never });
  expect((await add(marketer, { matching: { of: "segment", id: theirs.id } })).status).toBe(404);
  for (const body of [
    { matching: { of: "customers" }, customer_ids: ["1"] },
    { matching: { of: "everyone" } },
    { matching: { of: "customers", status: "paid" } },
    {},
  ])
    expect((await add(marketer, body)).status, JSON.stringify(body)).toBe(400);
});
