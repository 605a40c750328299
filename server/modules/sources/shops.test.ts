// Webhooks of Shopify and WooCommerce: taken only where the signature is right over the body's own bytes, each once, answered
// at once; refunds and cancellations change the order; a sample goes the whole way and changes nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import type { Problem } from "../../../contract/errors.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { sourceEndpoints } from "../../../contract/sources.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { makeSource, secretOfShop, signatureVectors, signed, type TestSource } from "./sources.fixture.ts";

let app: TestApp;
let client: Client;
let shopify: TestSource;
let woo: TestSource;
let runs = 0;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
});
afterAll(() => app?.stop());
beforeEach(async () => {
  const slug = `shop-${runs++}`;
  await app.workspace(slug, { currency: "USD", timezone: "Europe/London" });
  client = await app.as("owner", slug);
  shopify = await makeSource(client, "shopify");
  woo = await makeSource(client, "woocommerce");
});

const orders = async () => (await client.ok(orderEndpoints.list)).data;
const customers = async () => (await client.ok(customerEndpoints.list)).data;
const deliveries = async (source: TestSource) =>
  (await client.ok(sourceEndpoints.deliveries, { params: { id: source.id } })).data;
const shown = async (source: TestSource) => {
  await app.services.sources.settled();
  return client.ok(sourceEndpoints.get, { params: { id: source.id } });
};

const order = (more: object = {}) => ({
  id: 1001,
  created_at: "2026-10-01T10:00:00Z",
  updated_at: "2026-10-01T10:00:00Z",
  currency: "USD",
  financial_status: "paid",
  total_price: "100.00",
  total_discounts: "5.00",
  customer: { id: 7, email: "asha@example.com", first_name: "Asha", updated_at: "2026-10-01T10:00:00Z" },
  line_items: [{ id: 1, product_id: 11, title: "Beans", quantity: 2, price: "50.00", sku: "B-1" }],
  ...more,
});
const at = (hour: string) => `2026-10-02T${hour}:00Z`;
const refund = (id: number, amount: string) => ({
  id,
  order_id: 1001,
  created_at: at("10:00"),
  transactions: [
    { kind: "refund", status: "success", amount },
    { kind: "refund", status: "failure", amount: "1000.00" },
  ],
});

describe("signatures", () => {
  const vectors = signatureVectors(["shopify_webhook", "woocommerce"]);

  test.for(vectors)("$scheme: $body $why", async ({ scheme, secret, header, body, signature, valid }) => {
    const source = scheme === "woocommerce" ? woo : shopify;
    if (scheme === "woocommerce") await giveSecret(woo, secret);
    const names = scheme === "woocommerce" ? [header] : [header, header.replace(/^X-/, "")];
    for (const name of names) {
      const answer = await app.stranger.raw("POST", new URL(source.address).pathname, {
        body,
        headers: { "content-type": "application/json", ...(signature ? { [name]: signature } : {}) },
      });
      expect(answer.status, name).toBe(valid ? 200 : 401);
    }
    expect((await shown(source)).refused).toBe(valid ? 0 : names.length);
    if (!valid) expect(await deliveries(source)).toEqual([]);
  });

  /** The vector has a secret of its own; ours are made here. */
  async function giveSecret(source: TestSource, secret: string) {
    await app.platform.database.pool.query("UPDATE sources SET sealed_secret = $1 WHERE id = $2", [
      app.platform.sealer.seal(secret),
      source.id,
    ]);
  }

  test("what was changed on the way, or signed for another source, is refused and only counted", async () => {
    const body = JSON.stringify(order());
    const post = (path: string, text: string, signature: string) =>
      app.stranger.raw("POST", path, {
        body: text,
        headers: {
          "content-type": "application/json",
          "x-shopify-topic": "orders/create",
          "x-shopify-hmac-sha256": signature,
        },
      });
    const path = new URL(shopify.address).pathname;
    expect((await post(path, body, signed(secretOfShop, body))).status).toBe(200);
    const forged = [
      await post(path, body.replace("100.00", "900.00"), signed(secretOfShop, body)),
      await post(path, body, signed("another secret", body)),
      await post(path.replace(/.$/, "~"), body, signed(secretOfShop, body)),
      await post(path.replace("shopify", "woocommerce"), body, signed(secretOfShop, body)),
    ];
    expect(forged.map(({ status, body }) => [status, (body as Problem).code])).toEqual(
      Array(4).fill([401, "bad_signature"]),
    );
    expect(await shown(shopify)).toMatchObject({ refused: 2 });
    expect(await deliveries(shopify)).toHaveLength(1);
  });

  test("WooCommerce's first knock is answered, and nothing is kept of it", async () => {
    const knock = await app.stranger.raw("POST", new URL(woo.address).pathname, {
      body: "webhook_id=12",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(knock).toMatchObject({ status: 200, body: { success: true } });
    expect([await deliveries(woo), (await shown(woo)).refused]).toEqual([[], 0]);
  });
});

describe("orders", () => {
  test("one delivery however often it is sent, whatever was changed here since", async () => {
    for (let i = 0; i < 3; i++) expect(await shopify.post("orders/create", order(), { id: "d-1" })).toBe(200);
    expect(await deliveries(shopify)).toMatchObject([
      { delivery_id: "d-1", topic: "orders/create", outcome: "taken", times: 3 },
    ]);
    await client.ok(customerEndpoints.update, {
      params: { id: (await customers())[0]!.id },
      body: { first_name: "Aasha" },
    });
    await shopify.post("orders/create", order(), { id: "d-2" });
    expect(await customers()).toMatchObject([
      { external_id: "7", first_name: "Aasha", orders: { count: 1, total: 100 } },
    ]);
    expect(await orders()).toMatchObject([
      { external_id: "1001", total: 100, discount: 5, status: "paid", items_count: 1 },
    ]);
  });

  test("the later update holds, in whichever order they arrive", async () => {
    await shopify.post(
      "orders/updated",
      order({ updated_at: at("12:00"), fulfillment_status: "fulfilled", total_price: "90.00" }),
    );
    await shopify.post("orders/create", order());
    expect(await orders()).toMatchObject([{ status: "fulfilled", total: 90 }]);
    await shopify.post("orders/cancelled", order({ updated_at: at("13:00"), cancelled_at: at("13:00") }));
    expect(await orders()).toMatchObject([{ status: "cancelled", total: 100 }]);
    expect((await customers())[0]!.orders).toMatchObject({ count: 0, total: 0 });
  });

  test("each refund is taken off once, by itself or inside its order, before or after it", async () => {
    await shopify.post("refunds/create", refund(1, "30.00"));
    expect(await deliveries(shopify)).toMatchObject([{ outcome: "waiting" }]);
    expect(await orders()).toEqual([]);
    await shopify.post("orders/create", order());
    expect(await orders()).toMatchObject([{ refunded: 30, status: "partially_refunded" }]);
    await shopify.post(
      "orders/updated",
      order({ updated_at: at("11:00"), refunds: [refund(1, "30.00"), refund(2, "20.00")] }),
    );
    await shopify.post("refunds/create", refund(2, "20.00"));
    expect(await orders()).toMatchObject([{ refunded: 50, total: 100 }]);
    expect((await customers())[0]!.orders).toMatchObject({ count: 1, total: 50 });
    await shopify.post("refunds/create", refund(3, "50.00"));
    expect(await orders()).toMatchObject([{ refunded: 100, status: "refunded" }]);
  });

  test("ids beyond 2^53 stay exact, and a prefix keeps two shops apart", async () => {
    const body = JSON.stringify(order()).replace('"id":1001', '"id":820982911946154508');
    await app.stranger.raw("POST", new URL(shopify.address).pathname, {
      body,
      headers: {
        "content-type": "application/json",
        "shopify-topic": "orders/create",
        "shopify-hmac-sha256": signed(secretOfShop, body),
      },
    });
    expect((await orders()).map(({ external_id }) => external_id)).toEqual(["820982911946154508"]);
    const made = await client.ok(sourceEndpoints.create, {
      body: { kind: "shopify", name: "Second", secret: "second", id_prefix: "eu-" },
    });
    await app.stranger.raw("POST", new URL(made.address).pathname, {
      body,
      headers: {
        "content-type": "application/json",
        "shopify-topic": "orders/create",
        "shopify-hmac-sha256": signed("second", body),
      },
    });
    expect((await orders()).map(({ external_id }) => external_id).sort()).toEqual([
      "820982911946154508",
      "eu-820982911946154508",
    ]);
    expect((await customers()).map(({ external_id }) => external_id).sort()).toEqual(["7", "eu-7"]);
  });

  test("consent is taken as of when the customer gave it, and a no said here stays", async () => {
    const subscribed = (state: string, when: string) => ({
      email_marketing_consent: { state, consent_updated_at: when },
    });
    const customer = {
      id: 7,
      email: "asha@example.com",
      updated_at: at("09:00"),
      ...subscribed("subscribed", at("08:00")),
    };
    await shopify.post("customers/create", customer);
    expect((await customers())[0]!.consent.email).toBe(true);
    await client.ok(customerEndpoints.update, {
      params: { id: (await customers())[0]!.id },
      body: { consent: { email: false } },
    });
    await shopify.post("customers/update", { ...customer, updated_at: at("10:00"), first_name: "Asha" });
    expect(await customers()).toMatchObject([{ first_name: "Asha", consent: { email: false, sms: null } }]);
    await shopify.post("customers/update", {
      ...customer,
      updated_at: at("11:00"),
      ...subscribed("unsubscribed", at("11:00")),
    });
    await shopify.post("customers/update", {
      ...customer,
      updated_at: at("12:00"),
      ...subscribed("subscribed", at("12:00")),
    });
    expect((await customers())[0]!.consent.email).toBe(true);
  });

  test("WooCommerce: a deleted order is cancelled", async () => {
    const bought = {
      id: 5,
      status: "processing",
      currency: "USD",
      total: "20.00",
      customer_id: 0,
      billing: { email: "guest@example.com" },
      date_created_gmt: "2026-10-01T10:00:00",
      date_modified_gmt: "2026-10-01T10:00:00",
      line_items: [],
    };
    await woo.post("order.created", bought);
    await woo.post("order.updated", {
      ...bought,
      date_modified_gmt: "2026-10-01T11:00:00",
      refunds: [{ id: 9, total: "-5.00" }],
    });
    expect(await orders()).toMatchObject([
      {
        external_id: "5",
        customer: { email: "guest@example.com" },
        refunded: 5,
        status: "partially_refunded",
      },
    ]);
    await woo.post("order.deleted", { id: 5 });
    expect(await orders()).toMatchObject([{ status: "cancelled" }]);
  });
});

describe("a source", () => {
  test.for(["segment", "shopify", "woocommerce"] as const)(
    "%s: sends itself a sample, which is read and changes nothing",
    async (kind) => {
      const source = await makeSource(client, kind);
      const sample = await client.ok(sourceEndpoints.sample, { params: { id: source.id } });
      expect(sample).toMatchObject({ arrived: true, outcome: "sample" });
      expect(sample.words).toContain("of 10 USD, 1 items");
      expect([await orders(), await customers()]).toEqual([[], []]);
      expect(await deliveries(source)).toMatchObject([{ outcome: "sample" }]);
    },
  );

  test("tells its secret where we made it, and never Shopify's", async () => {
    expect(await client.ok(sourceEndpoints.secret, { params: { id: woo.id } })).toEqual({
      secret: woo.secret,
    });
    expect((await client.call(sourceEndpoints.secret, { params: { id: shopify.id } })).status).toBe(409);
    expect(
      (await client.call(sourceEndpoints.create, { body: { kind: "shopify", name: "No secret" } })).body
        .errors,
    ).toMatchObject([{ path: "/secret" }]);
    const listed = JSON.stringify(await client.ok(sourceEndpoints.list));
    expect(listed).not.toContain(woo.secret);
    expect(listed).not.toContain(secretOfShop);
  });

  test("keeps the last deliveries and no more", async () => {
    for (let round = 0; round < 5; round++)
      await Promise.all(Array.from({ length: 46 }, (_, i) => shopify.post("products/update", { id: i })));
    const { rows } = await app.platform.database.pool.query(
      "SELECT count(*)::int AS kept FROM source_deliveries WHERE source_id = $1",
      [shopify.id],
    );
    expect(rows[0].kept).toBe(200);
    expect((await deliveries(shopify))[0]).toMatchObject({
      outcome: "passed_over",
      note: "“products/update” is not taken; orders, customers and refunds are",
    });
  });

  test("once removed takes nothing more", async () => {
    await client.ok(sourceEndpoints.remove, { params: { id: shopify.id } });
    expect(await shopify.post("orders/create", order())).toBe(401);
    expect(await orders()).toEqual([]);
  });
});
