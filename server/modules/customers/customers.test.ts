// Customers through the front: pages in every order, filters, search, changes by hand, and their story.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Customer, customerEndpoints, customerSorts } from "../../../contract/customers.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha, ben, cast, chitra, dev, zoe } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
  await client.ok(customerEndpoints.createBatch, { body: { customers: cast } });
  const orders = ["2026-01-01", "2026-02-01", "2026-02-01", "2026-03-01"].map((day, i) => ({
    external_id: `o-${i}`,
    customer: { external_id: i === 3 ? ben.external_id : asha.external_id },
    ordered_at: `${day}T10:00:00Z`,
    total: 100 * (i + 1),
    items: [{ product_id: "p-7", quantity: 1, price: 100 * (i + 1) }],
  }));
  await client.ok(orderEndpoints.createBatch, { body: { orders } });
});
afterAll(() => app?.stop());

describe("pages", () => {
  let crowd: Client;
  beforeAll(async () => {
    await app.workspace("crowd");
    crowd = await app.as("marketer", "crowd");
    const customers = Array.from({ length: 83 }, (_, i) => ({
      external_id: `c-${i}`,
      ...(i % 3 ? { first_name: ["Asha", "asha", "Ben"][i % 3] } : {}),
      ...(i % 5 ? { created_at: `2026-01-0${1 + (i % 4)}T00:00:00Z` } : {}),
    }));
    await crowd.ok(customerEndpoints.createBatch, { body: { customers } });
    const orders = Array.from({ length: 60 }, (_, i) => ({
      external_id: `o-${i}`,
      customer: { external_id: `c-${i % 40}` },
      ordered_at: `2026-02-0${1 + (i % 3)}T00:00:00Z`,
      status: i % 7 === 0 ? ("cancelled" as const) : ("paid" as const),
      total: 10 * (i % 4),
    }));
    await crowd.ok(orderEndpoints.createBatch, { body: { orders } });
  });

  test.each(customerSorts)("by %s meet each customer once, in order", async (sort) => {
    const whole = await crowd.ok(customerEndpoints.list, { query: { sort, limit: 200 } });
    expect(whole).toMatchObject({ total: 83, next_cursor: null });
    for (const limit of [1, 7, 82, 83]) {
      const met: Customer[] = [];
      let cursor: string | undefined;
      do {
        const page = await crowd.ok(customerEndpoints.list, { query: { sort, limit, cursor } });
        expect(page.data.length).toBeGreaterThan(0);
        met.push(...page.data);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      expect(met.map((c) => c.id)).toEqual(whole.data.map((c) => c.id));
    }
    expect(new Set(whole.data.map((c) => c.id)).size).toBe(83);
    expect(whole.data.map(keyOf(sort))).toEqual(whole.data.map(keyOf(sort)).sort(compareFor(sort)));
  });

  test("a cursor of another list, of another order or made up is refused", async () => {
    const { next_cursor } = await crowd.ok(customerEndpoints.list, { query: { limit: 1 } });
    const cursor = next_cursor!;
    const altered = `${cursor.slice(0, -2)}${cursor.endsWith("A") ? "BB" : "AA"}`;
    const asked = [
      crowd.call(orderEndpoints.list, { query: { cursor } }),
      crowd.call(customerEndpoints.list, { query: { cursor, sort: "name" } }),
      crowd.call(customerEndpoints.list, { query: { cursor: altered } }),
      crowd.call(customerEndpoints.list, { query: { cursor: "x" } }),
    ];
    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ status: 400, body: { code: "invalid_cursor" } });
  });
});

type Key = string | number | null;

function keyOf(sort: string): (customer: Customer) => Key {
  const name = sort.replace("-", "");
  if (name === "orders_total") return (c) => c.orders.total;
  if (name === "orders_count") return (c) => c.orders.count;
  if (name === "last_order_at") return (c) => c.orders.last_at;
  if (name === "name")
    return (c) => `${c.first_name ?? ""} ${c.last_name ?? ""}`.trim().toLowerCase() || null;
  return (c) => c.created_at;
}

function compareFor(sort: string): (a: Key, b: Key) => number {
  const sign = sort.startsWith("-") ? -1 : 1;
  return (a, b) => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -sign : sign;
  };
}

describe("filters", () => {
  const found = async (query: object) => {
    const { data, total } = await client.ok(customerEndpoints.list, { query: { ...query, sort: "name" } });
    expect(total).toBe(data.length);
    return data.map((c) => c.email ?? c.phone);
  };
  test.each([
    [{ search: "asha rao" }, [asha.email]],
    [{ search: "ASHA.R" }, [asha.email]],
    [{ search: "98989 898" }, [chitra.phone]],
    [{ search: "c-zoë's" }, [zoe.email]],
    [{ search: "%" }, []],
    [{ country: "in" }, [asha.email, chitra.phone]],
    [{ city: "CORK 🙂" }, [zoe.email]],
    [{ tag: "VIP" }, [asha.email]],
    [{ tag: '50% "off"' }, [zoe.email]],
    [{ ordered: "true" }, [asha.email, ben.email]],
    [{ ordered: "false", country: "IN" }, [chitra.phone]],
    [{ consent: "sms" }, [asha.email, chitra.phone]],
    [{ search: "nobody at all" }, []],
  ])("%o", async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });
});

async function idOf(search: string): Promise<string> {
  return (await client.ok(customerEndpoints.list, { query: { search } })).data[0]!.id;
}

test("a story runs from the latest to the beginning, page by page", async () => {
  const id = await idOf("asha");
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.ok(customerEndpoints.timeline, { params: { id }, query: { limit: 1, cursor } });
    for (const entry of page.data)
      lines.push(entry.kind === "order" ? `${entry.order.external_id} ${entry.order.total}` : entry.kind);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(lines).toEqual(["o-2 300", "o-1 200", "o-0 100", "created"]);
  const orders = await client.ok(customerEndpoints.timeline, { params: { id }, query: { kind: "order" } });
  expect(orders.data).toHaveLength(3);
  expect(orders.data[0]).toEqual({
    kind: "order",
    at: "2026-02-01T10:00:00.000Z",
    order: expect.objectContaining({ external_id: "o-2", total: 300, currency: "INR", items: 1 }),
  });
});

describe("a change by hand", () => {
  test("leaves out what it leaves out and clears what is null", async () => {
    const id = await idOf("ben");
    const changed = await client.ok(customerEndpoints.update, {
      params: { id },
      body: { city: null, tags: ["tea"], email: "ben@example.org", custom: { tier: null, likes: "tea" } },
    });
    expect(changed).toMatchObject({
      first_name: "Ben",
      city: null,
      tags: ["tea"],
      email: "ben@example.org",
      custom: { points: 12, likes: "tea" },
      orders: { count: 1, total: 400 },
    });
    expect(await client.ok(customerEndpoints.get, { params: { id } })).toEqual(changed);
  });

  test("cannot take away a customer's last name, nor give one that another has", async () => {
    const chitraId = await idOf(chitra.phone);
    const last = await client.call(customerEndpoints.update, {
      params: { id: chitraId },
      body: { phone: null },
    });
    expect(last).toMatchObject({ status: 400, body: { errors: [{ path: "/phone" }] } });
    const taken = await client.call(customerEndpoints.update, {
      params: { id: chitraId },
      body: { external_id: asha.external_id },
    });
    expect(taken).toMatchObject({
      status: 409,
      body: { code: "conflict", errors: [{ path: "/external_id" }] },
    });
    expect(await client.ok(customerEndpoints.get, { params: { id: chitraId } })).toMatchObject({
      phone: chitra.phone,
      external_id: null,
    });
  });

  test("is seen by what comes next: a name given by hand is found", async () => {
    const id = await idOf(dev.email);
    await client.ok(customerEndpoints.update, { params: { id }, body: { external_id: "c-dev" } });
    const again = await client.ok(customerEndpoints.create, {
      body: { external_id: "c-dev", city: "Surat" },
      query: { wait: "true" },
    });
    expect(again).toMatchObject({ id, email: dev.email, city: "Surat" });
  });
});

test("customers of another shop are not there", async () => {
  const id = await idOf("asha");
  await app.workspace("next-door");
  const neighbour = await app.as("owner", "next-door");
  for (const endpoint of [customerEndpoints.get, customerEndpoints.timeline] as const)
    expect((await neighbour.call(endpoint, { params: { id } })).status).toBe(404);
  const body = { city: "Elsewhere" };
  expect((await neighbour.call(customerEndpoints.update, { params: { id }, body })).status).toBe(404);
  expect((await neighbour.ok(customerEndpoints.list)).data).toEqual([]);
});
