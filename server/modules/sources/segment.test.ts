// Segment's HTTP API as its own client speaks it: the unmodified `@segment/analytics-node` with only its host changed. What it
// says becomes customers, events and orders, each once.
import { gzipSync } from "node:zlib";
import { Analytics } from "@segment/analytics-node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { eventEndpoints } from "../../../contract/events.ts";
import { mergeEndpoints } from "../../../contract/merges.ts";
import { type OrderWithItems, orderEndpoints } from "../../../contract/orders.ts";
import { sourceEndpoints } from "../../../contract/sources.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { makeSource, type TestSource } from "./sources.fixture.ts";

let app: TestApp;
let client: Client;
let source: TestSource;
let runs = 0;

beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
});
afterAll(() => app?.stop());
beforeEach(async () => {
  const slug = `shop-${runs++}`;
  await app.workspace(slug, { currency: "USD", timezone: "Europe/London" });
  client = await app.as("owner", slug);
  source = await makeSource(client, "segment");
});

/** Says all of it with the client, which sends when it is closed; answers what it could not deliver. */
async function say(work: (analytics: Analytics) => void): Promise<unknown[]> {
  const analytics = new Analytics({
    writeKey: source.secret,
    host: source.address,
    flushAt: 10,
    maxRetries: 0,
  });
  const errors: unknown[] = [];
  analytics.on("error", (error) => errors.push(error));
  work(analytics);
  await analytics.closeAndFlush();
  return errors;
}

const customers = async () =>
  (await client.ok(customerEndpoints.list, { query: { sort: "created_at" } })).data;
const events = async () => (await client.ok(eventEndpoints.list, { query: { sort: "occurred_at" } })).data;
const orders = async (): Promise<OrderWithItems[]> => {
  const { data } = await client.ok(orderEndpoints.list);
  return Promise.all(data.map(({ id }) => client.ok(orderEndpoints.get, { params: { id } })));
};
const deliveries = async () =>
  (await client.ok(sourceEndpoints.deliveries, { params: { id: source.id } })).data;
const deadLetters = async () =>
  (
    await app.platform.database.pool.query(
      "SELECT kind, reason FROM dead_letters WHERE workspace_id = $1 ORDER BY id",
      [app.workspaceId(client.headers["regulars-workspace"]!)],
    )
  ).rows;

const cart = {
  order_id: "o-1",
  total: 27.5,
  revenue: 22.5,
  shipping: 3,
  tax: 2,
  discount: 2.5,
  coupon: "hasbros",
  affiliation: "Google Store",
  currency: "USD",
  products: [
    {
      product_id: "p-1",
      sku: "45790-32",
      name: "Monopoly: 3rd Edition",
      price: 19,
      quantity: 1,
      category: "Games",
    },
    { product_id: "p-2", sku: "46493-32", name: "Uno Card Game", price: 3, quantity: 2, category: "Games" },
  ],
};

describe("Segment's own client", () => {
  test("says who somebody is and what they did", async () => {
    const errors = await say((analytics) => {
      analytics.identify({
        userId: "u-1",
        traits: {
          email: "peter@example.com",
          name: "Peter Gibbons",
          phone: "+1 415 555 2671",
          plan: "premium",
          accountType: "Facebook",
          logins: 5,
          address: { city: "San Francisco", state: "CA", postalCode: "94103", country: "USA" },
        },
      });
      analytics.track({
        userId: "u-1",
        event: "Product Viewed",
        properties: { product_id: "p-1", price: 19 },
      });
      analytics.page({ userId: "u-1", name: "Home", properties: { url: "https://shop.example" } });
      analytics.screen({ userId: "u-1", name: "Cart" });
      analytics.group({ userId: "u-1", groupId: "g-1", traits: { name: "Initech", employees: 420 } });
    });
    expect(errors).toEqual([]);
    const [peter, ...others] = await customers();
    expect(others).toEqual([]);
    expect(peter).toMatchObject({
      external_id: "u-1",
      email: "peter@example.com",
      phone: "+14155552671",
      first_name: "Peter",
      last_name: "Gibbons",
      city: "San Francisco",
      region: "CA",
      postal_code: "94103",
      country: "US",
      custom: {
        plan: "premium",
        account_type: "Facebook",
        logins: 5,
        group_id: "g-1",
        group_name: "Initech",
        group_employees: 420,
      },
    });
    expect((await events()).map(({ name, properties }) => [name, properties])).toEqual(
      expect.arrayContaining([
        ["Product Viewed", { product_id: "p-1", price: 19 }],
        ["Page Viewed", expect.objectContaining({ name: "Home", url: "https://shop.example" })],
        ["Screen Viewed", expect.objectContaining({ name: "Cart" })],
      ]),
    );
    expect((await deliveries()).map(({ outcome }) => outcome)).toEqual(Array(5).fill("taken"));
  });

  test("“Order Completed” is an order with its items, refunded and cancelled as it is told", async () => {
    await say((analytics) =>
      analytics.track({
        userId: "u-1",
        event: "Order Completed",
        properties: cart,
        timestamp: new Date("2026-10-01T10:00:00Z"),
      }),
    );
    expect(await orders()).toMatchObject([
      {
        external_id: "o-1",
        customer: { external_id: "u-1" },
        ordered_at: "2026-10-01T10:00:00.000Z",
        status: "paid",
        total: 27.5,
        discount: 2.5,
        coupon: "hasbros",
        store: "Google Store",
        items: [
          { product_id: "p-1", sku: "45790-32", category: "Games", quantity: 1, price: 19 },
          { product_id: "p-2", quantity: 2, price: 3 },
        ],
      },
    ]);
    expect(await events()).toEqual([]);
    const later = (hour: number) => new Date(`2026-10-02T${hour}:00:00Z`);
    await say((analytics) => {
      analytics.track({
        userId: "u-1",
        event: "Order Refunded",
        timestamp: later(10),
        properties: { order_id: "o-1", total: 7.5, currency: "USD" },
      });
    });
    expect(await orders()).toMatchObject([
      { status: "partially_refunded", refunded: 7.5, total: 27.5, items_count: 2 },
    ]);
    expect((await customers())[0]!.orders).toMatchObject({ count: 1, total: 20 });
    await say((analytics) =>
      analytics.track({
        userId: "u-1",
        event: "Order Refunded",
        timestamp: later(11),
        properties: { order_id: "o-1", total: 20 },
      }),
    );
    expect(await orders()).toMatchObject([{ status: "refunded", refunded: 27.5 }]);
    await say((analytics) =>
      analytics.track({ userId: "u-1", event: "Order Cancelled", timestamp: later(12), properties: cart }),
    );
    expect(await orders()).toMatchObject([{ status: "cancelled", total: 27.5 }]);
    expect((await customers())[0]!.orders).toMatchObject({ count: 0, total: 0 });
  });

  test("what a visitor did counts from when they say who they are", async () => {
    await say((analytics) => {
      analytics.track({ anonymousId: "a-1", event: "Product Viewed" });
      analytics.track({ anonymousId: "a-1", event: "Order Completed", properties: cart });
      analytics.track({ anonymousId: "a-2", event: "Product Viewed" });
    });
    expect([await customers(), await events(), await orders()]).toEqual([[], [], []]);
    expect((await deliveries()).map(({ outcome }) => outcome)).toEqual(["waiting", "waiting", "waiting"]);
    await say((analytics) =>
      analytics.identify({ anonymousId: "a-1", userId: "u-1", traits: { email: "jen@example.com" } }),
    );
    expect((await customers()).map(({ external_id }) => external_id)).toEqual(["u-1"]);
    expect((await events()).map(({ customer }) => customer.external_id)).toEqual(["u-1"]);
    expect(await orders()).toMatchObject([{ customer: { external_id: "u-1" }, total: 27.5 }]);
    await say((analytics) => analytics.track({ anonymousId: "a-1", event: "Came back" }));
    await say((analytics) => analytics.alias({ previousId: "a-2", userId: "u-1" }));
    expect((await events()).map(({ name }) => name).sort()).toEqual([
      "Came back",
      "Product Viewed",
      "Product Viewed",
    ]);
    expect((await deliveries()).filter(({ outcome }) => outcome === "waiting")).toEqual([]);
  });

  test("a visitor's id leads to who they are, also while that customer is merged into another", async () => {
    await say((analytics) => {
      analytics.identify({ anonymousId: "a-1", userId: "u-1", traits: { email: "jen@example.com" } });
      analytics.identify({ anonymousId: "a-2", userId: "u-2", traits: { email: "jenny@example.com" } });
    });
    const found = async (anonymous_id: string) =>
      (await client.ok(mergeEndpoints.lookUp, { query: { anonymous_id } })).id;
    const [merged, survivor] = [await found("a-1"), await found("a-2")];
    expect((await customers()).map(({ id }) => id)).toEqual([merged, survivor]);
    const { id } = await client.ok(mergeEndpoints.merge, {
      params: { id: survivor },
      body: { customer_id: merged },
    });
    expect(await found("a-1")).toBe(survivor);
    await say((analytics) => analytics.track({ anonymousId: "a-1", event: "As one" }));
    await client.ok(mergeEndpoints.undo, { params: { id } });
    expect([await found("a-1"), await found("a-2")]).toEqual([merged, survivor]);
    await say((analytics) => analytics.track({ anonymousId: "a-1", event: "As two" }));
    const whose = (await events()).map(({ name, customer }) => [name, customer.id]);
    expect(Object.fromEntries(whose)).toEqual({ "As one": survivor, "As two": merged });
    const nobody = await client.call(mergeEndpoints.lookUp, { query: { anonymous_id: "a-3" } });
    expect(nobody.status).toBe(404);
  });

  test("an alias of an e-mail gives its customer an id", async () => {
    await client.ok(customerEndpoints.create, {
      query: { wait: "true" },
      body: { email: "jen@example.com", first_name: "Jen" },
    });
    await say((analytics) => analytics.alias({ previousId: "jen@example.com", userId: "u-7" }));
    expect(await customers()).toMatchObject([
      { external_id: "u-7", email: "jen@example.com", first_name: "Jen" },
    ]);
  });

  test("who unsubscribed wants no more e-mail", async () => {
    await client.ok(customerEndpoints.create, {
      query: { wait: "true" },
      body: { external_id: "u-1", consent: { email: true } },
    });
    await say((analytics) => analytics.track({ userId: "u-1", event: "Unsubscribed" }));
    expect((await customers())[0]!.consent.email).toBe(false);
  });
});

describe("over HTTP", () => {
  const batch = (...messages: unknown[]) => ({ batch: messages });
  const track = (messageId: string, more: object = {}) => ({
    type: "track",
    userId: "u-1",
    event: "Song Played",
    messageId,
    ...more,
  });

  test("the same message twice counts once", async () => {
    await source.post("batch", batch(track("m-1"), track("m-1"), track("m-2")));
    await source.post("batch", batch(track("m-1")));
    expect((await events()).map(({ external_id }) => external_id).sort()).toEqual(["m-1", "m-2"]);
    expect(await deliveries()).toMatchObject([
      { delivery_id: "m-1", times: 3 },
      { delivery_id: "m-2", times: 1 },
    ]);
  });

  test("what was said later holds, whichever comes first; a trait left out stays, null clears", async () => {
    const identify = (day: number, traits: object) => ({
      type: "identify",
      userId: "u-1",
      traits,
      timestamp: `2026-10-0${day}T00:00:00Z`,
    });
    await source.post("batch", batch(identify(3, { plan: null, email: "new@example.com" })));
    await source.post(
      "batch",
      batch(
        identify(1, { plan: "free", city: "x", email: "old@example.com" }),
        identify(2, { plan: "gold", level: 2 }),
      ),
    );
    expect(await customers()).toMatchObject([{ email: "new@example.com", custom: { level: 2, city: "x" } }]);
    expect((await customers())[0]!.custom).not.toHaveProperty("plan");
  });

  test("the key may stand in the body, and the body may be gzip or called text", async () => {
    const post = (path: string, body: string | Uint8Array, headers: Record<string, string>) =>
      app.stranger.raw("POST", `/v1/${path}`, { body, headers });
    const inBody = JSON.stringify({ userId: "u-1", event: "A", writeKey: source.secret });
    expect(await post("track", inBody, { "content-type": "text/plain" })).toMatchObject({
      status: 200,
      body: { success: true },
    });
    const zipped = gzipSync(
      JSON.stringify({ ...batch(track("z-1", { event: "B" })), writeKey: source.secret }),
    );
    const gzip = { "content-type": "application/json", "content-encoding": "gzip" };
    expect((await post("batch", zipped, gzip)).status).toBe(200);
    expect((await events()).map(({ name }) => name).sort()).toEqual(["A", "B"]);
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024, 32));
    expect((await post("batch", bomb, gzip)).status).toBe(413);
    expect((await post("batch", "not gzip", gzip)).status).toBe(400);
    expect(
      (
        await post(
          "track",
          JSON.stringify({ userId: "u", event: "x".repeat(40_000), writeKey: source.secret }),
          { "content-type": "application/json" },
        )
      ).status,
    ).toBe(413);
  });

  test("a page of another origin may post, and read why not; to our own addresses it may not", async () => {
    const origin = "https://shop.example.com";
    const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
      fetch(`${app.url}${path}`, { method, headers: { origin, ...headers }, body });
    const asking = {
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization, content-type",
    };
    const allowed = await ask("OPTIONS", "/v1/track", asking);
    expect(allowed.status).toBe(204);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "authorization, content-type",
    });
    expect(allowed.headers.has("access-control-allow-credentials")).toBe(false);
    // As a browser's client does that would not have its page ask first.
    const plain = { "content-type": "text/plain" };
    const said = JSON.stringify({ ...track("w-1"), writeKey: source.secret });
    const taken = await ask("POST", "/v1/track", plain, said);
    expect([taken.status, taken.headers.get("access-control-allow-origin")]).toEqual([200, "*"]);
    expect((await events()).map(({ external_id }) => external_id)).toEqual(["w-1"]);
    const refused = await ask("POST", "/v1/track", plain, "{");
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([400, "*"]);
    for (const path of ["/api/orders", "/v1/nothing", "/hooks/shopify/some"]) {
      const other = await ask("OPTIONS", path, asking);
      expect(other.status).toBeGreaterThanOrEqual(400);
      expect(other.headers.has("access-control-allow-origin")).toBe(false);
    }
  });

  test("a wrong key is refused and nothing is kept", async () => {
    const wrong = { authorization: `Basic ${Buffer.from("wk_wrong:").toString("base64")}` };
    expect(await source.post("batch", batch(track("m-1")), { headers: wrong })).toBe(401);
    expect([await events(), await deliveries()]).toEqual([[], []]);
    await client.ok(sourceEndpoints.renewSecret, { params: { id: source.id } });
    expect(await source.post("batch", batch(track("m-1")))).toBe(401);
  });

  test("what cannot be read is set aside with its reason, and the rest is kept", async () => {
    const odd = [
      { type: "track", event: "Nobody", messageId: "d-1" },
      { type: "dance", userId: "u-1", messageId: "d-2" },
      track("d-3", { timestamp: "yesterday" }),
      {
        type: "track",
        userId: "u-1",
        messageId: "d-4",
        event: "Order Completed",
        properties: { ...cart, currency: "AUD" },
      },
      { type: "track", userId: "u-1", messageId: "d-5", event: "Order Completed", properties: { total: 1 } },
      "text",
    ];
    expect(
      await source.post("batch", batch(track("m-1", { timestamp: "2015-2-02T00:30:08.276Z" }), ...odd)),
    ).toBe(200);
    expect((await events()).map(({ external_id, occurred_at }) => [external_id, occurred_at])).toEqual([
      ["m-1", "2015-02-02T00:30:08.276Z"],
    ]);
    const reasons = (await deadLetters()).map(({ kind, reason }) => `${kind}: ${reason}`);
    expect(reasons).toEqual([
      "delivery: It says nothing of whom it is about: userId and anonymousId are missing",
      "delivery: “dance” is no type of message; there are identify, track, page, screen, group, alias",
      "delivery: The timestamp “yesterday” is no moment; 2026-10-02T14:05:00Z is",
      expect.stringMatching(/^delivery: Order .* is in AUD, and there is no rate from AUD to USD/),
      "delivery: “Order Completed” says of no order: order_id is missing",
      "delivery: The message is no object",
    ]);
    expect((await deliveries()).filter(({ outcome }) => outcome === "set_aside")).toHaveLength(6);
  });
});
