// Merging through the front. Laws: undone at once, a merge leaves everything as it was; what was theirs apart is theirs
// together, no more and no less; old names lead to the survivor; and orders that pour in meanwhile are each counted once.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Customer, type CustomerInput, customerEndpoints } from "../../../../contract/customers.ts";
import { eventEndpoints } from "../../../../contract/events.ts";
import { listEndpoints } from "../../../../contract/lists.ts";
import { mergeEndpoints } from "../../../../contract/merges.ts";
import { orderEndpoints } from "../../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";

let app: TestApp;
let client: Client;
let lists: string[];
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
  lists = [];
  for (const name of ["One", "Two"])
    lists.push((await client.ok(listEndpoints.create, { body: { name } })).id);
});
afterAll(() => app?.stop());

const wait = { wait: "true" };
let made = 0;

async function make(input: Partial<CustomerInput> = {}): Promise<Customer> {
  const n = made++;
  const body = { external_id: `m-${n}`, email: `m${n}@example.com`, ...input } as CustomerInput;
  return (await client.ok(customerEndpoints.create, { query: wait, body })) as Customer;
}

async function order(
  external_id: string,
  customer: object,
  total: number,
  status: "paid" | "cancelled" = "paid",
) {
  await client.ok(orderEndpoints.create, {
    query: wait,
    body: {
      external_id,
      customer,
      total,
      status,
      ordered_at: `2026-0${1 + (total % 9)}-01T10:00:00Z`,
      items: [{ product_id: "p", quantity: 1, price: total }],
    } as never,
  });
}

const merge = (id: string, customer_id: string) =>
  client.ok(mergeEndpoints.merge, { params: { id }, body: { customer_id } });

/** All that can be told of a customer, but for when it was last written. */
async function wholeOf(id: string) {
  const params = { id };
  const { updated_at: _, ...customer } = await client.ok(customerEndpoints.get, { params });
  const timeline = await client.ok(customerEndpoints.timeline, { params, query: { limit: 200 } });
  const on: string[] = [];
  for (const list of lists) {
    const { data } = await client.ok(listEndpoints.customers, { params: { id: list } });
    if (data.some((member) => member.id === customer.id)) on.push(list);
  }
  return { customer, timeline: timeline.data, on };
}

const said = fc.record(
  {
    phone: fc.constant("one"),
    first_name: fc.constantFrom("Asha", "Ben"),
    city: fc.constantFrom("Pune", "Cork"),
    tags: fc.uniqueArray(fc.constantFrom("vip", "coffee", "tea"), { maxLength: 3 }),
    consent: fc.record({
      email: fc.constantFrom(true, false, null),
      sms: fc.constantFrom(true, false, null),
      push: fc.constantFrom(true, false, null),
    }),
    custom: fc.dictionary(fc.constantFrom("tier", "points", "likes"), fc.constantFrom("a", 1, true), {
      maxKeys: 3,
    }),
    created_at: fc.constantFrom("2024-01-01T00:00:00.000Z", "2026-05-05T00:00:00.000Z"),
  },
  { requiredKeys: [] },
);
const life = fc.record({
  said,
  named: fc.constantFrom("both", "id", "email"),
  orders: fc.array(
    fc.tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom("paid" as const, "cancelled" as const)),
    { maxLength: 3 },
  ),
  events: fc.nat(2),
  on: fc.subarray([0, 1]),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

async function live({ said: fields, named, orders, events, on }: Life): Promise<Customer> {
  const customer = await make({
    ...fields,
    // Of their own: two who share one are one from the start, unless both have ids.
    ...(fields.phone ? { phone: `+9198${10_000_000 + made}` } : {}),
    ...(named === "id" ? { email: undefined } : {}),
    ...(named === "email" ? { external_id: undefined } : {}),
  } as Partial<CustomerInput>);
  const ref = customer.external_id ? { external_id: customer.external_id } : { email: customer.email! };
  for (const [i, [total, status]] of orders.entries())
    await order(`o-${customer.id}-${i}`, ref, total, status);
  for (let i = 0; i < events; i++)
    await client.ok(eventEndpoints.create, {
      query: wait,
      body: {
        id: `e-${customer.id}-${i}`,
        name: "viewed",
        customer: ref,
        occurred_at: `2025-0${1 + i}-01T00:00:00Z`,
      } as never,
    });
  for (const i of on)
    await client.ok(listEndpoints.addMembers, {
      params: { id: lists[i]! },
      body: { customer_ids: [customer.id] },
    });
  return customer;
}

test("undone at once, a merge leaves both as they were; in between all is the survivor's", async () => {
  await fc.assert(
    fc.asyncProperty(life, life, async (one, other) => {
      const survivor = await live(one);
      const merged = await live(other);
      const before = [await wholeOf(survivor.id), await wholeOf(merged.id)];
      const { id, moved } = await merge(survivor.id, merged.id);
      const whole = await wholeOf(survivor.id);

      const [a, b] = before as [(typeof before)[0], (typeof before)[0]];
      expect(whole.customer.orders.count).toBe(a.customer.orders.count + b.customer.orders.count);
      expect(whole.customer.orders.total).toBe(a.customer.orders.total + b.customer.orders.total);
      expect(whole.on).toEqual(
        [...new Set([...a.on, ...b.on])].sort((x, y) => lists.indexOf(x) - lists.indexOf(y)),
      );
      expect(moved).toMatchObject({
        orders: other.orders.length,
        events: other.events,
        lists: other.on.length,
      });
      const lines = (entries: { kind: string }[]) => entries.filter(({ kind }) => kind !== "created").length;
      expect(lines(whole.timeline)).toBe(lines(a.timeline) + lines(b.timeline));
      for (const channel of ["email", "sms", "push"] as const) {
        const words = [a.customer.consent[channel], b.customer.consent[channel]];
        if (words.includes(false)) expect(whole.customer.consent[channel]).toBe(false);
      }
      expect(await wholeOf(merged.id)).toEqual(whole);

      await client.ok(mergeEndpoints.undo, { params: { id } });
      expect([await wholeOf(survivor.id), await wholeOf(merged.id)]).toEqual(before);
    }),
    { numRuns: 12 },
  );
});

describe("afterwards", () => {
  test("old ids, e-mails and phones lead to the survivor: in look-ups and in what comes later", async () => {
    const survivor = await make();
    const merged = await make({ phone: "+919000000001" });
    await merge(survivor.id, merged.id);
    for (const query of [
      { external_id: merged.external_id! },
      { email: merged.email!.toUpperCase() },
      { phone: "+919000000001" },
      { external_id: survivor.external_id! },
    ])
      expect((await client.ok(mergeEndpoints.lookUp, { query })).id).toBe(survivor.id);
    await order("before", { external_id: survivor.external_id! }, 0);
    const ordersOf = async (customer_id: string) =>
      (await client.ok(orderEndpoints.list, { query: { customer_id } })).data.map((o) => o.external_id);
    expect(await ordersOf(merged.id)).toEqual(["before"]);
    expect((await client.ok(orderEndpoints.count, { query: { customer_id: merged.id } })).count).toBe(1);
    expect((await client.ok(customerEndpoints.get, { params: { id: merged.id } })).id).toBe(survivor.id);
    await order("later-1", { external_id: merged.external_id! }, 100);
    await order("later-2", { email: merged.email! }, 200);
    const again = (await client.ok(customerEndpoints.create, {
      query: wait,
      body: { external_id: merged.external_id!, email: merged.email!, city: "Pune" },
    })) as Customer;
    expect(again).toMatchObject({
      id: survivor.id,
      external_id: survivor.external_id,
      email: survivor.email,
      city: "Pune",
      orders: { count: 3, total: 300 },
    });
    const taken = await client.call(customerEndpoints.update, {
      params: { id: (await make()).id },
      body: { external_id: merged.external_id! },
    });
    expect(taken.status).toBe(409);
  });

  test("undone, each is found by their own names again", async () => {
    const survivor = await make({ phone: "+919000000033" });
    const merged = await make({ phone: "+919000000034" });
    const found = async (names: Customer) => [
      (await client.ok(customerEndpoints.get, { params: { id: names.id } })).id,
      (await client.ok(mergeEndpoints.lookUp, { query: { external_id: names.external_id! } })).id,
      (await client.ok(mergeEndpoints.lookUp, { query: { email: names.email!.toUpperCase() } })).id,
      (await client.ok(mergeEndpoints.lookUp, { query: { phone: names.phone! } })).id,
    ];
    const { id } = await merge(survivor.id, merged.id);
    for (const names of [survivor, merged]) expect(await found(names)).toEqual(Array(4).fill(survivor.id));
    await client.ok(mergeEndpoints.undo, { params: { id } });
    for (const names of [survivor, merged]) expect(await found(names)).toEqual(Array(4).fill(names.id));
  });

  test("a phone number is looked up however it is written", async () => {
    const { id } = await make({ phone: "+919812345670" });
    const told = await make({ phone: "+1234567" });
    for (const [phone, found] of [
      ["+919812345670", id],
      ["098123 45670", id],
      ["0091-98123-45670", id],
      ["+91 98123-45670", id],
      ["+1234567", told.id],
    ])
      expect((await client.ok(mergeEndpoints.lookUp, { query: { phone: phone! } })).id).toBe(found);
    const none = await client.call(mergeEndpoints.lookUp, { query: { phone: "12 34" } });
    expect(none).toMatchObject({ status: 400, body: { errors: [{ path: "/query/phone" }] } });
  });

  test("what was changed since stays as it was changed", async () => {
    const survivor = await make({ city: undefined, tags: ["tea"] } as never);
    const merged = await make({ city: "Pune", first_name: "Asha", tags: ["vip"] });
    await order("moved", { external_id: merged.external_id! }, 500);
    const { id } = await merge(survivor.id, merged.id);
    await client.ok(customerEndpoints.update, { params: { id: survivor.id }, body: { city: "Cork" } });
    const third = await make();
    await order("moved", { external_id: third.external_id! }, 500);
    const undone = await client.ok(mergeEndpoints.undo, { params: { id } });
    expect(undone.survivor).toMatchObject({
      city: "Cork",
      first_name: null,
      tags: ["tea"],
      orders: { count: 0 },
    });
    expect(undone.restored).toMatchObject({
      id: merged.id,
      city: "Pune",
      first_name: "Asha",
      orders: { count: 0 },
    });
    expect((await client.ok(customerEndpoints.get, { params: { id: third.id } })).orders.total).toBe(500);
  });

  test("on lists that the survivor was taken off since, nobody is put again; on the others both are as they were", async () => {
    const some = fc.subarray([0, 1]);
    await fc.assert(
      fc.asyncProperty(life, life, some, async (one, other, off) => {
        const survivor = await live(one);
        const merged = await live(other);
        const { id } = await merge(survivor.id, merged.id);
        for (const i of off)
          await client.ok(listEndpoints.removeMembers, {
            params: { id: lists[i]! },
            body: { customer_ids: [survivor.id] },
          });
        await client.ok(mergeEndpoints.undo, { params: { id } });
        for (const [who, { on }] of [
          [survivor, one],
          [merged, other],
        ] as const) {
          const left = on.filter((i) => !off.includes(i)).map((i) => lists[i]);
          expect((await wholeOf(who.id)).on).toEqual(left);
        }
      }),
      { numRuns: 12 },
    );
  });

  test("a chain leads to its end, and is taken apart from there", async () => {
    const [a, b, c] = [await make(), await make(), await make()];
    const first = await merge(b.id, a.id);
    const second = await merge(c.id, b.id);
    const found = () => client.ok(mergeEndpoints.lookUp, { query: { external_id: a.external_id! } });
    expect((await found()).id).toBe(c.id);
    const early = await client.call(mergeEndpoints.undo, { params: { id: first.id } });
    expect(early).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    await client.ok(mergeEndpoints.undo, { params: { id: second.id } });
    expect((await found()).id).toBe(b.id);
    await client.ok(mergeEndpoints.undo, { params: { id: first.id } });
    expect((await found()).id).toBe(a.id);
    expect((await client.call(mergeEndpoints.undo, { params: { id: first.id } })).status).toBe(409);
  });

  test("nobody merges with themselves, with nobody, or across shops", async () => {
    const one = await make();
    await app.workspace("next-door");
    const neighbour = await app.as("owner", "next-door");
    const asked = (by: Client, customer_id: string) =>
      by.call(mergeEndpoints.merge, { params: { id: one.id }, body: { customer_id } });
    expect((await asked(client, one.id)).status).toBe(400);
    expect((await asked(client, "999999")).status).toBe(404);
    expect((await asked(neighbour, one.id)).status).not.toBe(200);
  });
});

test("orders that pour in while two are merged and taken apart are each kept and counted once", async () => {
  const [one, other] = [await make(), await make()];
  const refs = [
    { external_id: one.external_id! },
    { external_id: other.external_id! },
    { email: other.email! },
  ];
  let sent = 0;
  const pour = async (lane: number) => {
    for (let batch = 0; batch < 8; batch++) {
      const orders = Array.from({ length: 20 }, (_, i) => ({
        external_id: `pour-${lane}-${batch}-${i}`,
        customer: refs[(i + lane) % refs.length]!,
        ordered_at: "2026-09-01T00:00:00Z",
        total: 10,
      }));
      const { accepted } = await client.ok(orderEndpoints.createBatch, { query: wait, body: { orders } });
      sent += accepted;
    }
  };
  const churn = async () => {
    for (let i = 0; i < 6; i++) {
      const { id } = await merge(one.id, other.id);
      if (i < 5) await client.ok(mergeEndpoints.undo, { params: { id } });
    }
  };
  await Promise.all([pour(0), pour(1), pour(2), churn()]);
  expect(sent).toBe(480);
  const whole = await client.ok(customerEndpoints.get, { params: { id: one.id } });
  expect(whole.orders).toMatchObject({ count: 480, total: 4_800 });
  const { count } = await client.ok(orderEndpoints.count, { query: { customer_id: one.id } });
  expect(count).toBe(480);
});

test("an order that knew whom it belongs to before they are merged goes to the survivor", async () => {
  const [one, other] = [await make(), await make()];
  const { database } = app.platform;
  const { promise: freed, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const holding = database.inWorkspace(app.workspaceId(), async (trx) => {
    await sql`SELECT FROM customers WHERE id = ${other.id} FOR NO KEY UPDATE`.execute(trx);
    hold();
    await freed;
  });
  const untilWaiting = (count: number) =>
    expect
      .poll(async () => {
        const { rows } = await sql`SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(database.system);
        return rows.length;
      })
      .toBe(count);
  await held;
  const merging = merge(one.id, other.id);
  await untilWaiting(1);
  const ordering = order("in-between", { external_id: other.external_id! }, 100);
  await untilWaiting(2);
  letGo();
  await Promise.all([holding, merging, ordering]);
  const whole = await client.ok(customerEndpoints.get, { params: { id: one.id } });
  expect(whole.orders).toMatchObject({ count: 1, total: 100 });
});
