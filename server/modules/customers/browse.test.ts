// Browsing: what a search and filters find is what reading every customer and order would find, whichever way the database
// takes; and nothing of another shop.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CustomerInput, customerEndpoints, customerSorts } from "../../../contract/customers.ts";
import type { ListFilter } from "../../../contract/filters.ts";
import { orderEndpoints, orderSorts } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { sorts } from "./sorts.ts";

const first = ["Asha", "Ben", "Zoë", "María José", "O'Neil", "İnci", "Мария"];
const last = ["Rao", "Carter", "O'Brien", "d'Été", "50%_off", "😀 & _Co."];
const people = Array.from({ length: 400 }, (_, i): CustomerInput & { external_id: string } => ({
  external_id: `c-${i * 37}`,
  ...(i % 3 ? { email: `${["asha", "ben", "zoe"][i % 3]}.${i * 7919}@example.com` } : {}),
  ...(i % 4 ? { phone: `+9198${String((i * 104_729) % 100_000_000).padStart(8, "0")}` } : {}),
  ...(i % 7
    ? {
        first_name: i < 30 ? "Quondam" : first[(i >> 1) % first.length]!,
        last_name: last[i % 5 || (i % 2) * 5]!,
      }
    : {}),
  ...(i % 5 ? { city: ["Mumbai", "Navi Mumbai", "Cork"][i % 3]! } : {}),
  ...(i % 6 ? { tags: i % 2 ? ["vip"] : ["coffee", "VIP club"] } : {}),
  consent: { email: i % 3 === 0 ? null : i % 3 === 1 },
  custom: {
    ...(i % 2 ? { points: i } : {}),
    ...(i % 4 ? { joined: `2026-0${1 + (i % 9)}-15` } : {}),
    likes: i % 8 === 0,
  },
  created_at: new Date(Date.UTC(2026, 0, 1 + (i % 60), 20)).toISOString(),
}));

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp({ now: "2026-10-10T12:00:00Z" });
  client = await app.as("marketer");
  await client.ok(customerEndpoints.createBatch, { body: { customers: people } });
  const orders = people.slice(0, 200).map(({ external_id }, i) => ({
    external_id: `o-${1_000 + i}`,
    customer: { external_id },
    ordered_at: "2026-02-01T10:00:00Z",
    total: i * 10,
    channel: i % 2 ? "web" : "store",
    items: [],
  }));
  await client.ok(orderEndpoints.createBatch, { body: { orders } });
});
afterAll(() => app?.stop());

async function foundBy(query: { search?: string; filters?: ListFilter[] }, by = client): Promise<string[]> {
  const filters = query.filters && JSON.stringify(query.filters);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = { ...query, filters, limit: 60, cursor };
    const page = await by.ok(customerEndpoints.list, { query: asked });
    ids.push(...page.data.map((c) => c.external_id!));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  const { count } = await by.ok(customerEndpoints.count, { query: { search: query.search, filters } });
  expect(count).toBe(ids.length);
  return ids.sort();
}

const idsOf = (fitting: (person: (typeof people)[number]) => boolean) =>
  people
    .filter(fitting)
    .map((p) => p.external_id)
    .sort();

describe("a search", () => {
  const wordsOf = (p: (typeof people)[number]) =>
    ` ${[p.first_name ?? "", p.last_name ?? "", p.email ?? "", p.phone ?? "", p.external_id].join(" ")}`
      .replaceAll("İ", "i")
      .toLowerCase();
  const holds = (word: string, words: string) => words.includes(word.length < 3 ? ` ${word}` : word);
  const fits = (search: string) => {
    const words = search.replaceAll("İ", "i").toLowerCase().split(/\s+/).filter(Boolean);
    const digits = search.replace(/[\s().-]/g, "");
    const asPhone = digits !== search && /^\+?[0-9]{3,}$/.test(digits);
    return (p: (typeof people)[number]) => {
      const all = wordsOf(p);
      return words.every((word) => holds(word, all)) || (asPhone && holds(digits, all));
    };
  };
  const part = fc
    .tuple(fc.nat(people.length - 1), fc.nat(60), fc.integer({ min: 1, max: 14 }))
    .map(([who, from, length]) =>
      wordsOf(people[who]!)
        .slice(from, from + length)
        .trim(),
    );

  test("finds whom reading every customer finds", async () => {
    await fc.assert(
      fc.asyncProperty(
        part.filter((search) => search.isWellFormed()),
        async (search) => {
          expect(await foundBy({ search })).toEqual(idsOf(fits(search)));
        },
      ),
      { numRuns: 60 },
    );
  });

  const sortedBy = async (
    sort: (typeof customerSorts)[number],
    limit: number,
    most: number,
    search?: string,
    filters?: string,
  ) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.ok(customerEndpoints.list, {
        query: { sort, limit, search, filters, cursor },
      });
      expect(page.data).toHaveLength(page.next_cursor ? limit : page.data.length);
      ids.push(...page.data.map((c) => c.external_id!));
      cursor = page.next_cursor ?? undefined;
    } while (cursor && ids.length < most);
    return ids;
  };

  // Pages so small that most are not met among the first rows, and have to be looked up, collected, or read for to the end.
  test("has the pages of the whole list in its order, without whom it does not fit, whichever way they are found", async () => {
    const byId = new Map(people.map((p) => [p.external_id, p]));
    const strange = fc.constantFrom(
      "quondam",
      "😀",
      "%",
      "_",
      "&",
      "50%",
      "%_",
      "a.9",
      "n.7",
      "@e",
      "..",
      "+91",
      "d'é",
      "'",
      "-3",
      "İN",
      "МАРИ",
      "ария",
      "мария o",
      // As many have, who are all at one end of the list by name.
      "zoë",
      "мария",
      // As signs are written where they are searched, and nobody is called so.
      "ashax",
      "yexample",
      "ovneil",
      "eud",
    );
    const asked = fc.oneof(
      { weight: 2, arbitrary: part.filter((search) => search !== "" && search.isWellFormed()) },
      { weight: 1, arbitrary: strange },
    );
    const whole = new Map<string, string[]>();
    for (const sort of customerSorts) whole.set(sort, await sortedBy(sort, 200, people.length));
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.constantFrom(...customerSorts),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(undefined, undefined, JSON.stringify([{ attribute: "custom.points", op: "is_set" }])),
        async (search, sort, limit, filters) => {
          const meant = (p: (typeof people)[number]) =>
            fits(search)(p) && (!filters || p.custom?.points !== undefined);
          const expected = whole.get(sort)!.filter((id) => meant(byId.get(id)!));
          const found = await sortedBy(sort, limit, 5 * limit, search, filters);
          expect(found).toEqual(expected.slice(0, 5 * limit));
        },
      ),
      { numRuns: 160 },
    );
  });

  test("finds a phone number however it is spaced, and takes every sign literally", async () => {
    const phone = people[1]!.phone!;
    expect(
      await foundBy({ search: `${phone.slice(0, 5)} (${phone.slice(5, 9)}) ${phone.slice(9)}` }),
    ).toEqual([people[1]!.external_id]);
    expect(await foundBy({ search: "İNCİ" })).toEqual(idsOf((p) => p.first_name === "İnci"));
    expect(await foundBy({ search: "50%_" })).toEqual(idsOf((p) => p.last_name === "50%_off"));
    expect(await foundBy({ search: "5_%o" })).toEqual([]);
    expect(await foundBy({ search: "_" })).toEqual(idsOf((p) => p.last_name === "😀 & _Co."));
    expect(await foundBy({ search: "@" })).toEqual([]);
  });

  test("finds orders by a part of their id and by whose they are", async () => {
    const found = async (search: string) => {
      const { data, total } = await client.ok(orderEndpoints.list, { query: { search } });
      expect(total).toBe(data.length);
      return data.map((order) => order.external_id).sort();
    };
    expect(await found("1042")).toEqual(["o-1042"]);
    expect(await found(people[17]!.email!)).toEqual(["o-1017"]);
    expect(await found("nobody's")).toEqual([]);
  });

  test("finds the orders that reading every order finds, in every order of the list, each once", async () => {
    const part = fc.oneof(
      fc.nat(199).map((i) => `o-${1_000 + i}`),
      fc.tuple(fc.nat(199), fc.nat(50), fc.integer({ min: 3, max: 9 })).map(([i, from, length]) =>
        wordsOf(people[i]!)
          .slice(from, from + length)
          .trim(),
      ),
      fc.integer({ min: 100, max: 119 }).map(String),
    );
    const asked = part.filter((search) => search !== "" && search.isWellFormed());
    const sort = fc.constantFrom(...orderSorts);
    await fc.assert(
      fc.asyncProperty(asked, sort, fc.constantFrom(2, 20), async (search, by, limit) => {
        const ids = people
          .slice(0, 200)
          .map((p, i) => ({ p, id: `o-${1_000 + i}` }))
          .filter(({ p, id }) => holds(search, ` ${id}`) || fits(search)(p))
          .map(({ id }) => id);
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const query = { search, sort: by, limit, cursor };
          const page = await client.ok(orderEndpoints.list, { query });
          found.push(...page.data.map((order) => order.external_id!));
          cursor = page.next_cursor ?? undefined;
        } while (cursor);
        expect(found.toSorted()).toEqual(ids);
        // Totals grow with the ids.
        if (by === "total") expect(found).toEqual(ids);
        if (by === "-total") expect(found).toEqual(ids.toReversed());
      }),
      { numRuns: 60 },
    );
  });

  test("has pages by name that are read from their cursor on, and not from the beginning", async () => {
    const plan = await app.platform.database.inWorkspace(app.workspaceId(), async (trx) => {
      await sql`SET LOCAL enable_seqscan = off`.execute(trx);
      const { by } = sorts.name;
      const { rows } = await sql<{ "QUERY PLAN": string }>`
        EXPLAIN SELECT FROM customers WHERE workspace_id = ${app.workspaceId()} AND (${by}, customers.id) > ('m', 1)
        ORDER BY ${by}, customers.id LIMIT 1`.execute(trx);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
    expect(plan).toMatch(/Index Cond: .*ROW\(called, id\) > /);
  });

  test("has whole pages where it was guessed wrong how far they reach", async () => {
    const slug = "misjudged";
    await app.workspace(slug);
    const size = 6_000;
    // Nobody fits but those whom a guess looks at, five at each of its first places, so that they seem to be many.
    const fitting = Array.from({ length: 25 }, (_, i) => {
      const place = Math.floor(i / 5);
      return 1 + (i % 5) + Math.round(((size - 1) * (place + ((place * 0.618) % 1))) / 200);
    });
    await app.platform.database.inWorkspace(app.workspaceId(slug), (trx) =>
      sql`INSERT INTO customers (workspace_id, id, external_id, first_name, created_at)
        SELECT ${app.workspaceId(slug)}, 1000000 + i, 'm-' || i, CASE WHEN i = ANY (${fitting}::int[]) THEN 'Rara' ELSE 'Asha' END,
          timestamptz '2026-01-01' + i * interval '1 minute' FROM generate_series(1, ${size}::int) AS i`.execute(
        trx,
      ),
    );
    const owner = await app.as("owner", slug);
    const first = await owner.ok(customerEndpoints.list, { query: { search: "rara", limit: 20 } });
    const rest = await owner.ok(customerEndpoints.list, {
      query: { search: "rara", limit: 20, cursor: first.next_cursor! },
    });
    const found = [...first.data, ...rest.data].map((c) => c.external_id);
    expect(found).toEqual(fitting.reverse().map((i) => `m-${i}`));
    expect(rest.next_cursor).toBeNull();
  });

  test("finds nothing of another shop", async () => {
    await app.workspace("next-door");
    const neighbour = await app.as("owner", "next-door");
    expect(await foundBy({ search: people[1]!.email! }, neighbour)).toEqual([]);
    const { data } = await neighbour.ok(orderEndpoints.list, { query: { search: "o-1042" } });
    expect(data).toEqual([]);
    // Nor would a forgotten condition around them: the functions that search see one workspace by themselves.
    const ids = await app.platform.database.inWorkspace(app.workspaceId("next-door"), async (trx) => {
      const { rows } = await sql`
        SELECT customers_like(ARRAY['%asha%'], NULL, 10) UNION ALL SELECT orders_like('%o-%', 10)`.execute(
        trx,
      );
      return rows;
    });
    expect(ids).toEqual([]);
  });
});

describe("filters", () => {
  const points = (p: (typeof people)[number]) => p.custom?.points as number | undefined;
  const joined = (p: (typeof people)[number]) => p.custom?.joined as string | undefined;
  test.each<[ListFilter[], (p: (typeof people)[number]) => boolean]>([
    [[{ attribute: "city", op: "is", value: "mumbai" }], (p) => p.city === "Mumbai"],
    [[{ attribute: "city", op: "contains", value: "mumb" }], (p) => p.city?.includes("Mumbai") ?? false],
    [[{ attribute: "email", op: "is_missing" }], (p) => p.email === undefined],
    [[{ attribute: "email", op: "is_set" }], (p) => p.email !== undefined],
    [[{ attribute: "tags", op: "is", value: "vip" }], (p) => p.tags?.includes("vip") ?? false],
    [[{ attribute: "tags", op: "contains", value: "vip" }], (p) => p.tags !== undefined],
    [[{ attribute: "tags", op: "is_missing" }], (p) => p.tags === undefined],
    [[{ attribute: "consent.email", op: "is_true" }], (p) => p.consent?.email === true],
    [[{ attribute: "consent.email", op: "is_false" }], (p) => p.consent?.email === false],
    [[{ attribute: "consent.email", op: "is_missing" }], (p) => p.consent?.email == null],
    [
      [{ attribute: "custom.points", op: "between", value: [10, 99] }],
      (p) => points(p)! >= 10 && points(p)! <= 99,
    ],
    [[{ attribute: "custom.points", op: "between", value: [null, 50] }], (p) => points(p)! <= 50],
    [[{ attribute: "custom.likes", op: "is_true" }], (p) => p.custom?.likes === true],
    [
      [{ attribute: "custom.joined", op: "between", value: ["2026-03-15", "2026-05-01"] }],
      (p) => ["2026-03-15", "2026-04-15"].includes(joined(p)!),
    ],
    // Half past one in the night of the next day in India.
    [
      [{ attribute: "created_at", op: "between", value: ["2026-01-02", "2026-01-02"] }],
      (p) => p.created_at === "2026-01-01T20:00:00.000Z",
    ],
    [[{ attribute: "orders.count", op: "between", value: [1, null] }], (p) => people.indexOf(p) < 200],
    [
      [{ attribute: "orders.total", op: "between", value: [100, 120] }],
      (p) => [10, 11, 12].includes(people.indexOf(p)),
    ],
    [
      [
        { attribute: "city", op: "is", value: "Cork" },
        { attribute: "custom.points", op: "is_set" },
      ],
      (p) => p.city === "Cork" && points(p) !== undefined,
    ],
  ])("%j", async (filters, fits) => {
    const expected = idsOf(fits);
    expect(expected.length).toBeGreaterThan(0);
    expect(await foundBy({ filters })).toEqual(expected);
  });

  test("of orders go by their columns", async () => {
    const filters = JSON.stringify([
      { attribute: "channel", op: "is", value: "WEB" },
      { attribute: "total", op: "between", value: [1_950, null] },
    ]);
    const { data } = await client.ok(orderEndpoints.list, { query: { filters, sort: "total" } });
    expect(data.map((order) => order.total)).toEqual([1_950, 1_970, 1_990]);
  });

  test.each([
    ["no JSON", "[", "/filters"],
    ["nobody's attribute", '[{"attribute":"custom.nothing","op":"is_set"}]', "/filters/0/attribute"],
    ["an operator of another type", '[{"attribute":"city","op":"is_true"}]', "/filters/0/op"],
    [
      "words for numbers",
      '[{"attribute":"custom.points","op":"between","value":["2026-01-01",null]}]',
      "/filters/0/value",
    ],
    [
      "a range without ends",
      '[{"attribute":"custom.points","op":"between","value":[null,null]}]',
      "/filters/0/value",
    ],
  ])("with %s are refused by their place", async (_, filters, path) => {
    const { status, body } = await client.call(customerEndpoints.list, { query: { filters } });
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { errors: [{ path: expect.stringContaining(path) }] },
    });
  });
});
