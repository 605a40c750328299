// A campaign's audience and message among people one knows: by rule, by segment, as of a day, with previews that say what
// will come, and orders that follow.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BodyOf } from "../../../contract/api.ts";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { asha, cast } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";
import { promptly, type Sending, startSending, until } from "../../../test/sending.ts";

let shop: Sending;
let admin: Client;
const message = {
  subject: "Hi",
  body: 'Hi {{ customer.first_name | default: "there" }}, unsubscribe any time',
};
const inIndia = { kind: "attribute", attribute: "country", op: "is", value: "IN" };

beforeAll(async () => {
  shop = await startSending({ behaviour: promptly });
  admin = await shop.as("admin");
  await admin.ok(customerEndpoints.createBatch, { body: { customers: cast } });
});
afterAll(() => shop.stop());

async function send(body: Omit<BodyOf<typeof campaignEndpoints.create>, "name">) {
  const { id } = await admin.ok(campaignEndpoints.create, {
    body: { name: "To some", message, ...body, launch: true },
  });
  return shop.until(id, (c) => c.state === "done");
}

async function outcomesOf(id: string) {
  const { data } = await admin.ok(messageEndpoints.ofCampaign, { params: { id }, query: {} });
  return Object.fromEntries(data.map((m) => [m.customer.name ?? m.customer.email, m.reason ?? m.outcome]));
}

test("a rule of its own decides who is written to; those who may not or cannot be are told apart", async () => {
  const everyone = await send({ audience: { rule: { kind: "everyone" } } });
  expect(await outcomesOf(everyone.id)).toEqual({
    "Asha Rao": "delivered",
    "Ben Carter": "said no to e-mail",
    Chitra: "no e-mail address",
    "Zoë O'Brien": "delivered",
    "dev.patel@example.com": "delivered",
  });
  const indians = await send({ audience: { rule: inIndia }, channel: "sms" });
  expect(await outcomesOf(indians.id)).toEqual({ "Asha Rao": "delivered", Chitra: "delivered" });
  expect(indians.audience?.sentence).toContain("India");
});

test("a segment may change or go after the launch; the campaign keeps the rule it was sent with", async () => {
  const segment = await admin.ok(segmentEndpoints.create, { body: { name: "Indians", rule: inIndia } });
  const sent = await send({ audience: { segment_id: segment.id } });
  expect(sent.audience).toMatchObject({ segment_id: segment.id, segment_name: "Indians", rule: inIndia });
  const params = { id: segment.id };
  expect(await admin.ok(segmentEndpoints.get, { params })).toMatchObject({ campaigns: 1 });
  await admin.ok(segmentEndpoints.update, { params, body: { rule: { kind: "everyone" } } });
  expect((await shop.campaign(sent.id)).audience).toMatchObject({ rule: inIndia });
  await admin.ok(segmentEndpoints.remove, { params });
  expect((await shop.campaign(sent.id)).audience).toMatchObject({ rule: inIndia, segment_name: null });
  const again = await admin.call(campaignEndpoints.create, {
    body: { name: "Gone", audience: { segment_id: segment.id } },
  });
  expect(again.status).toBe(404);
});

test("as of a day, the audience is that of the day", async () => {
  const then = await send({ audience: { rule: { kind: "everyone" }, as_of: "2024-03-01" } });
  expect(Object.keys(await outcomesOf(then.id))).toEqual(["Asha Rao"]);
  expect(then.audience).toMatchObject({ as_of: "2024-03-01" });
});

test("a rule that cannot be evaluated is refused with its faults, before anything is made", async () => {
  const rule = { kind: "attribute", attribute: "contry", op: "is", value: "IN" };
  const answer = await admin.call(campaignEndpoints.create, { body: { name: "Bad", audience: { rule } } });
  expect(answer).toMatchObject({
    status: 400,
    body: { code: "invalid_rule", errors: [{ path: expect.stringMatching(/^\/audience\/rule/) }] },
  });
});

test("the message is shown as one customer reads it, with what is to be mended", async () => {
  const { data } = await admin.ok(customerEndpoints.list, { query: { search: "Asha" } });
  const body = {
    message: {
      subject: "{{ workspace.name }}",
      body: "Hi {{ customer.first_name }} {{ customer.custom.tier }} from {{ customer.city }} {{ customer.custom.points | plus: 1 }}",
    },
  };
  expect(
    await admin.ok(campaignEndpoints.previewMessage, {
      body: { ...body, customer_id: data[0]!.id, audience: { rule: { kind: "everyone" } } },
    }),
  ).toEqual({
    subject: "The shop",
    body: "Hi Asha gold from Mumbai 321",
    customer: { id: data[0]!.id, name: "Asha Rao" },
    checks: [
      {
        level: "warning",
        field: "body",
        message: "It does not say how to unsubscribe",
        hint: expect.any(String),
      },
      {
        level: "warning",
        field: "body",
        message: "“customer.first_name” is empty for 20 % of the audience",
        hint: expect.stringContaining("default"),
      },
      {
        level: "warning",
        field: "body",
        message: "“customer.custom.tier” is empty for 60 % of the audience",
        hint: expect.any(String),
      },
      {
        level: "warning",
        field: "body",
        message: "“customer.city” is empty for 20 % of the audience",
        hint: expect.any(String),
      },
      {
        level: "warning",
        field: "body",
        message: "“customer.custom.points” is empty for 60 % of the audience",
        hint: expect.any(String),
      },
    ],
  });
  const long = await admin.ok(campaignEndpoints.previewMessage, {
    body: { channel: "sms", message: { body: `${"a".repeat(100)} ₹` } },
  });
  expect(long.checks).toEqual([
    {
      level: "warning",
      field: "body",
      message: "It takes 2 SMS parts, each of which costs",
      hint: expect.stringContaining("“₹”"),
    },
  ]);
  expect(
    await admin.call(campaignEndpoints.previewMessage, { body: { ...body, customer_id: "999999" } }),
  ).toMatchObject({ status: 404 });
  await shop.workspace("empty");
  const empty = await shop.as("admin", "empty");
  expect(
    await empty.ok(campaignEndpoints.previewMessage, {
      body: { message: { subject: "x", body: "Hi {{ customer.first_name }}, unsubscribe" } },
    }),
  ).toMatchObject({
    body: "Hi Asha, unsubscribe",
    customer: null,
    checks: [],
  });
});

test("a message that is empty for some, or cannot be written for them, skips them and reaches the others", async () => {
  const body = "{% if customer.country == 'IN' %}Namaste, unsubscribe{% endif %}";
  const sent = await send({ audience: { rule: { kind: "everyone" } }, message: { subject: "Hi", body } });
  expect(await outcomesOf(sent.id)).toMatchObject({
    "Asha Rao": "delivered",
    "Zoë O'Brien": "the message is empty for this customer",
    "dev.patel@example.com": "the message is empty for this customer",
  });
});

test("orders within a week after delivery are what the campaign earned; others are not", async () => {
  const sent = await send({ audience: { rule: inIndia }, channel: "sms" });
  // Asha got hers three days before Chitra, so that her week ends before the campaign's.
  const { rows } = await sql<{ at: Date }>`
    UPDATE messages SET delivered_at = delivered_at - interval '3 days', sent_at = sent_at - interval '3 days'
    WHERE campaign_id = ${sent.id} AND customer_id = (SELECT id FROM customers WHERE external_id = ${asha.external_id})
    RETURNING delivered_at AS at
  `.execute(shop.platform.database.system);
  const delivered = rows[0]!.at.getTime();
  const day = 86_400_000;
  const order = (external_id: string, after: number, more: object = {}) => ({
    external_id,
    customer: { external_id: asha.external_id },
    ordered_at: new Date(delivered + after).toISOString(),
    total: 100,
    ...more,
  });
  const orders = [
    order("before", -1_000),
    order("at once", 1_000, { total: 150.5, refunded: 50, status: "partially_refunded" }),
    order("late", 7 * day - 1_000, { total: 1_000 }),
    order("too late", 7 * day + 1_000),
    order("cancelled", day, { status: "cancelled" }),
    { ...order("someone else", day), customer: { email: "dev.patel@example.com" } },
  ];
  await admin.ok(orderEndpoints.createBatch, { query: { wait: "true" }, body: { orders } });
  expect((await shop.campaign(sent.id)).stats).toMatchObject({ delivered: 2, ordered: 1, revenue: 1_100.5 });
  shop.clock.advance(2 * 60_000);
  await shop.services.campaigns.tend();
  await shop.services.campaigns.settled();
  const { data } = await admin.ok(campaignEndpoints.list, { query: {} });
  expect(data.find((c) => c.id === sent.id)?.stats).toMatchObject({ ordered: 1, revenue: 1_100.5 });
});

test("a launch cut off by a crash is finished by whoever looks next, once", async () => {
  const { id } = await admin.ok(campaignEndpoints.create, {
    body: { name: "Cut off", message, audience: { rule: inIndia } },
  });
  await sql`
    UPDATE campaigns SET state = 'launching', launched_at = now(), rule = ${JSON.stringify(inIndia)},
      connection_id = (SELECT id FROM connections WHERE workspace_id = ${shop.workspaceId()}) WHERE id = ${id}
  `.execute(shop.platform.database.system);
  await Promise.all([
    shop.services.campaigns.tend(),
    shop.services.campaigns.tend(),
    shop.services.campaigns.tend(),
  ]);
  const done = await until(
    () => shop.campaign(id),
    (c) => c.state === "done",
  );
  expect(done.stats).toMatchObject({ audience: 2, delivered: 1, skipped: 1 });
});

test("a launch whose rule breaks meanwhile leaves a draft that says so, and nothing sent", async () => {
  const { id } = await admin.ok(campaignEndpoints.create, {
    body: { name: "Broken", message, audience: { rule: inIndia } },
  });
  const broken = { kind: "attribute", attribute: "custom.gone", op: "is", value: "x" };
  await sql`
    UPDATE campaigns SET state = 'launching', launched_at = now(), rule = ${JSON.stringify(broken)},
      connection_id = (SELECT id FROM connections WHERE workspace_id = ${shop.workspaceId()}) WHERE id = ${id}
  `.execute(shop.platform.database.system);
  await shop.services.campaigns.tend();
  expect(await shop.campaign(id)).toMatchObject({
    state: "draft",
    launched_at: null,
    attention: expect.stringContaining("nothing was sent"),
  });
});
