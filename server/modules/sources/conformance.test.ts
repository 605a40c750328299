// Published payloads of Segment, Shopify and WooCommerce, each posted as its sender posts it, with what must come of it. Skipped
// where the payloads are not beside the repository.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { eventEndpoints } from "../../../contract/events.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { type SourceDelivery, type SourceKind, sourceEndpoints } from "../../../contract/sources.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { makeSource, payload, payloadFiles, type TestSource } from "./sources.fixture.ts";

interface Posted {
  topic: string;
  body: unknown;
}

let app: TestApp;
let client: Client;
let runs = 0;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
});
afterAll(() => app?.stop());

async function sourceOf(kind: SourceKind): Promise<TestSource> {
  const slug = `shop-${runs++}`;
  await app.workspace(slug, { currency: "USD", timezone: "America/New_York" });
  client = await app.key(["admin"], slug);
  return makeSource(client, kind);
}

/** What became of each, in the order in which they were posted. */
async function outcomesOf(source: TestSource, posts: readonly Posted[]): Promise<SourceDelivery[]> {
  for (const { topic, body } of posts) expect(await source.post(topic, body)).toBe(200);
  const { data } = await client.ok(sourceEndpoints.deliveries, { params: { id: source.id } });
  return data.toReversed();
}

const orders = async () => (await client.ok(orderEndpoints.list)).data;
const events = async () => (await client.ok(eventEndpoints.list)).data;
const customers = async () => (await client.ok(customerEndpoints.list)).data;

type Body = Record<string, unknown>;
const bodyOf = (kind: SourceKind, file: string) => payload(`${kind}/${file}`) as Body;

describe("segment", () => {
  /** The call that a file documents: by its own type, else by its name. */
  const callOf = (file: string, { type }: Body) => {
    if (typeof type === "string") return type;
    if (file.startsWith("http_api__")) return file.includes("selecting") ? "identify" : file.slice(10, -5);
    return "track";
  };
  const isOrder = (file: string) => /order_(completed|updated|cancelled|refunded)/.test(file);

  test.for(payloadFiles("segment"))("%s", async (file) => {
    const source = await sourceOf("segment");
    const body = bodyOf("segment", file);
    const call = callOf(file, body);
    const named = Object.hasOwn(body, "userId") || Object.hasOwn(body, "user_id") || call === "batch";
    if (!named) {
      const [asDocumented] = await outcomesOf(source, [{ topic: call, body }]);
      expect(asDocumented).toMatchObject({ outcome: "anonymousId" in body ? "waiting" : "set_aside" });
    }
    const whole = named ? body : { ...body, userId: "u-1", messageId: "named" };
    await outcomesOf(source, [{ topic: call, body: whole }]);
    const { data } = await client.ok(sourceEndpoints.deliveries, { params: { id: source.id } });
    const [last] = data.filter(({ delivery_id }) => named || delivery_id === "named");
    const expected =
      file === "common__integrations.json"
        ? "set_aside"
        : file.includes("order_refunded")
          ? "waiting"
          : "taken";
    expect(last, JSON.stringify(last)).toMatchObject({ outcome: expected });
    if (isOrder(file) && !file.includes("refunded")) {
      expect(await orders()).toMatchObject([
        {
          external_id: "50314b8e9bcf000000000000",
          total: file.includes("cancelled") ? 30 : 27.5,
          discount: 2.5,
          coupon: "hasbros",
          status: file.includes("cancelled") ? "cancelled" : "paid",
          items_count: 2,
        },
      ]);
    }
    const facts = ["track", "page", "screen"].includes(call) && !isOrder(file) && expected === "taken";
    expect(await events()).toHaveLength(facts ? 1 : call === "batch" ? 2 : 0);
  });

  test.skipIf(payloadFiles("segment").length === 0)(
    "the batch with a month that lacks its zero is read as it is meant",
    async () => {
      const source = await sourceOf("segment");
      await outcomesOf(source, [{ topic: "batch", body: bodyOf("segment", "http_api__batch.json") }]);
      expect((await events()).map(({ occurred_at }) => occurred_at).sort()).toEqual([
        "2012-12-02T00:30:12.984Z",
        "2015-02-02T00:30:12.984Z",
      ]);
      expect((await customers()).map(({ email, custom }) => [email, custom.age]).sort()).toEqual([
        ["cindy@example.com", 23],
        ["jake@yahoo.com", 26],
      ]);
    },
  );
});

describe("shopify", () => {
  const one = (file: string): Posted[] => {
    const body = bodyOf("shopify", file);
    if (body.order) return [{ topic: "orders/updated", body: body.order }];
    if (body.customer) return [{ topic: "customers/update", body: body.customer }];
    if (Array.isArray(body.orders))
      return body.orders.map((order) => ({ topic: "orders/create", body: order }));
    if (Array.isArray(body.customers))
      return body.customers.map((customer) => ({ topic: "customers/create", body: customer }));
    if (Array.isArray(body.checkouts))
      return body.checkouts.map((checkout) => ({ topic: "checkouts/update", body: checkout }));
    return [{ topic: "webhooks/create", body: body.webhook }];
  };

  test.for(payloadFiles("shopify"))("%s", async (file) => {
    const source = await sourceOf("shopify");
    const posts = one(file);
    const expected = /checkouts|webhook/.test(file) ? "passed_over" : "taken";
    expect((await outcomesOf(source, posts)).map(({ outcome }) => outcome)).toEqual(
      posts.map(() => expected),
    );
    if (/order/.test(file)) expect(await orders()).toHaveLength(1);
    if (/customer/.test(file)) expect(await customers()).toHaveLength(posts.length);
  });

  test.skipIf(payloadFiles("shopify").length === 0)("orders and customers are read whole", async () => {
    const source = await sourceOf("shopify");
    await outcomesOf(source, [
      ...one("official_order.json"),
      ...one("goshopify_order.json"),
      ...one("official_customer.json"),
    ]);
    const shown = await orders();
    expect(shown.find(({ external_id }) => external_id === "450789469")).toMatchObject({
      customer: { external_id: "207119551" },
      ordered_at: "2008-01-10T16:00:00.000Z",
      status: "pending",
      total: 409.94,
      coupon: "TENOFF",
      channel: "web",
      items_count: 3,
    });
    expect(shown.find(({ external_id }) => external_id === "123456")).toMatchObject({
      customer: { email: "john@test.com" },
      status: "cancelled",
      total: 10,
      discount: 5,
      items_count: 2,
    });
    expect((await customers()).find(({ external_id }) => external_id === "207119551")).toMatchObject({
      email: "bob.norman@hostmail.com",
      first_name: "Bob",
      last_name: "Norman",
      phone: "+15556251199",
      country: "US",
      region: "KY",
      city: "Louisville",
      created_at: "2015-05-27T22:11:24.000Z",
    });
  });
});

describe("woocommerce", () => {
  const posts = (file: string): Posted[] => {
    const topic = topicOf(file);
    const body = payload(`woocommerce/${file}`);
    if (Array.isArray(body)) return body.map((each) => ({ topic, body: each }));
    const {
      create,
      update,
      delete: gone,
    } = body as { create?: unknown[]; update?: unknown[]; delete?: unknown[] };
    if (!create) return [{ topic, body }];
    const noun = topic.split(".")[0];
    return [
      ...create.map((each) => ({ topic: `${noun}.created`, body: each })),
      ...(update ?? []).map((each) => ({ topic: `${noun}.updated`, body: each })),
      ...(gone ?? []).map((each) => ({ topic: `${noun}.deleted`, body: each })),
    ];
  };
  const topicOf = (file: string) => {
    if (file.startsWith("webhooks")) return "webhook.updated";
    if (file.includes("downloads")) return "download.created";
    if (file.startsWith("order-refunds")) return "refund.created";
    const verb = file.includes("delete_a") ? "deleted" : file.includes("create_a") ? "created" : "updated";
    return `${file.startsWith("orders") ? "order" : "customer"}.${verb}`;
  };
  const expectedOf = ({ topic }: Posted) => {
    if (/^(webhook|download)/.test(topic) || topic === "customer.deleted") return "passed_over";
    // Refunds wait for their order, and so does the deletion of one that never came.
    return topic.startsWith("refund") || topic === "order.deleted" ? "waiting" : "taken";
  };

  test.for(payloadFiles("woocommerce"))("%s", async (file) => {
    const source = await sourceOf("woocommerce");
    const all = posts(file);
    expect((await outcomesOf(source, all)).map(({ outcome }) => outcome)).toEqual(
      all.map((each) => expectedOf(each)),
    );
  });

  test.skipIf(payloadFiles("woocommerce").length === 0)(
    "orders, their refunds and customers are read whole",
    async () => {
      const source = await sourceOf("woocommerce");
      await outcomesOf(source, [
        ...posts("order-refunds__create_a_refund.json"),
        ...posts("orders__list_all_orders.json"),
        ...posts("customers__update_a_customer.json"),
      ]);
      const shown = await orders();
      expect(shown.find(({ external_id }) => external_id === "727")).toMatchObject({
        // A guest whose e-mail is a registered customer's.
        customer: { email: "john.doe@example.com", external_id: "25" },
        ordered_at: "2017-03-22T19:28:02.000Z",
        status: "paid",
        total: 29.35,
        items_count: 2,
      });
      expect(shown.find(({ external_id }) => external_id === "723")).toMatchObject({
        customer: { external_id: "26" },
        total: 39,
        refunded: 19,
        status: "partially_refunded",
        items_count: 2,
      });
      expect((await customers()).find(({ external_id }) => external_id === "25")).toMatchObject({
        first_name: "James",
        email: "john.doe@example.com",
        phone: "+15555555555",
        country: "US",
        created_at: "2017-03-21T19:09:28.000Z",
      });
    },
  );
});
