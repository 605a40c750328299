// Proposed duplicates through the front. The law: whatever is made, renamed, merged, taken apart or said to be two, the pages
// have exactly the pairs that a plain look at all present customers finds, each once, the strongest evidence first.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CustomerInput, customerEndpoints } from "../../../../contract/customers.ts";
import { type Duplicate, type DuplicateKind, mergeEndpoints } from "../../../../contract/merges.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";

let app: TestApp;
let client: Client;
beforeAll(async () => {
  app = await startApp();
  client = await app.as("marketer");
});
afterAll(() => app?.stop());

/** By their strength. */
const kinds: DuplicateKind[] = ["email", "phone", "name_and_phone_ending", "name_and_city"];

/** Every customer beside every other, with nothing kept and no index in mind. */
const plainly = `
  WITH called AS (
    SELECT id, email, phone, lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name,
      ARRAY[lower(email), phone, CASE WHEN first_name IS NOT NULL THEN right(phone, 7) END,
        lower(city) || '/' || lower(first_name) || '/' || left(lower(last_name), 2)] AS keys
    FROM customers WHERE workspace_id = $1
  ), pairs AS (
    SELECT a.id AS one, b.id AS other, kind, similarity(a.name, b.name)::float8 AS likeness
    FROM called AS a JOIN called AS b ON a.id < b.id, generate_series(1, 4) AS kind
    WHERE a.keys[kind] = b.keys[kind]
      AND (SELECT count(*) FROM called AS c WHERE c.keys[kind] = a.keys[kind]) <= 20
      AND (kind <= 2 OR similarity(a.name, b.name) >= 0.6
        AND NOT coalesce(lower(a.email) <> lower(b.email) AND right(a.phone, 7) <> right(b.phone, 7), false))
      AND NOT EXISTS (SELECT FROM customers_apart AS t WHERE t.workspace_id = $1 AND t.one = a.id AND t.other = b.id)
  )
  SELECT one, other, array_agg(kind ORDER BY kind) AS kinds,
    (array_agg(CASE WHEN kind > 2 THEN likeness ELSE 1 END ORDER BY kind))[1] AS likeness
  FROM pairs GROUP BY one, other ORDER BY min(kind), 4 DESC, one, other`;

interface Plain {
  one: string;
  other: string;
  kinds: number[];
}

async function plainPairs() {
  const { rows } = await app.platform.database.pool.query<Plain>(plainly, [app.workspaceId()]);
  return rows.map(({ one, other, kinds: found }) => ({
    pair: [one, other],
    evidence: found.map((kind) => kinds[kind - 1]),
  }));
}

async function pagesOf(limit: number) {
  const all: Duplicate[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.ok(mergeEndpoints.duplicates, { query: { limit, cursor } });
    expect(page.comparing).toBe(false);
    expect(page.data.length).toBeLessThanOrEqual(limit);
    all.push(...page.data);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return all;
}

const proposed = async (limit: number) =>
  (await pagesOf(limit)).map(({ customers, evidence }) => ({
    pair: customers.map(({ id }) => id),
    evidence: evidence.map(({ kind }) => kind),
  }));

let made = 0;
async function make(said: Partial<CustomerInput>): Promise<string> {
  const body = { ...said, external_id: `d-${made++}` } as CustomerInput;
  return ((await client.ok(customerEndpoints.create, { query: { wait: "true" }, body })) as { id: string })
    .id;
}

const people = async () =>
  (await client.ok(customerEndpoints.list, { query: { sort: "created_at", limit: 200 } })).data.map(
    ({ id }) => id,
  );

const said = fc.record(
  {
    email: fc.constantFrom(
      "asha@example.com",
      "Asha@example.com",
      "rao@example.com",
      "ben@example.com",
      null,
    ),
    phone: fc.constantFrom("+919812345670", "+449812345670", "+919812345671", "+919800000000", null),
    first_name: fc.constantFrom("Asha", "asha", "Ben", null),
    last_name: fc.constantFrom("Rao", "Raou", "Ramakrishnan", "Okafor", null),
    city: fc.constantFrom("Pune", "pune", "Cork", null),
  },
  { requiredKeys: [] },
);
const somebody = fc.nat(1_000);
const happens = fc.oneof(
  fc.record({ does: fc.constant("make" as const), said }),
  fc.record({ does: fc.constant("rename" as const), whom: somebody, said }),
  fc.record({ does: fc.constant("merge" as const), whom: somebody, other: somebody }),
  fc.record({ does: fc.constant("undo" as const), which: somebody }),
  fc.record({ does: fc.constant("apart" as const), which: somebody }),
  fc.record({ does: fc.constant("crowd" as const) }),
);
type Happens = typeof happens extends fc.Arbitrary<infer T> ? T : never;

const merges: string[] = [];

async function happen(one: Happens): Promise<void> {
  const ids = await people();
  const at = <T>(list: readonly T[], n: number) => list[n % list.length]!;
  switch (one.does) {
    case "make":
      await make(one.said);
      return;
    case "rename":
      await client.ok(customerEndpoints.update, {
        params: { id: at(ids, one.whom) },
        body: one.said as CustomerInput,
      });
      return;
    case "merge": {
      const [id, customer_id] = [at(ids, one.whom), at(ids, one.other)];
      if (id === customer_id) return;
      merges.push((await client.ok(mergeEndpoints.merge, { params: { id }, body: { customer_id } })).id);
      return;
    }
    case "undo":
      // One whose survivor was merged on is refused.
      if (merges.length > 0)
        await client.call(mergeEndpoints.undo, { params: { id: at(merges, one.which) } });
      return;
    case "apart": {
      const { data } = await client.ok(mergeEndpoints.duplicates, {});
      if (data.length === 0) return;
      const [a, b] = at(data, one.which).customers;
      await client.ok(mergeEndpoints.keepApart, { body: { customer_ids: [b.id, a.id] } });
      return;
    }
    case "crowd":
      // Near to as many as share something that says nothing any more.
      for (let i = 0; i < 7; i++) await make({ phone: "+919800000000", first_name: "Ben" });
  }
}

test("the pages have what a plain look at everybody finds", async () => {
  let met = 0;
  await make({ first_name: "Asha" });
  await fc.assert(
    fc.asyncProperty(
      fc.array(happens, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 1, max: 40 }),
      async (all, limit) => {
        for (const one of all) await happen(one);
        const plain = await plainPairs();
        met += plain.length;
        expect(await proposed(limit)).toEqual(plain);
      },
    ),
    { numRuns: 20 },
  );
  expect(met).toBeGreaterThan(0);
});

test("a page goes on where the last one ended, though pairs were settled meanwhile", async () => {
  await app.workspace("settling");
  client = await app.as("marketer", "settling");
  for (let i = 0; i < 6; i++)
    for (const n of [1, 2]) await make({ email: `pair${i}@example.com`, first_name: `N${n}` });
  const first = await client.ok(mergeEndpoints.duplicates, { query: { limit: 2 } });
  const [settled] = first.data;
  await client.ok(mergeEndpoints.keepApart, {
    body: { customer_ids: [settled!.customers[0].id, settled!.customers[1].id] },
  });
  const rest = await client.ok(mergeEndpoints.duplicates, {
    query: { limit: 100, cursor: first.next_cursor! },
  });
  const emails = [...first.data, ...rest.data].map(({ evidence }) => evidence[0]!.value);
  expect(emails).toEqual([0, 1, 2, 3, 4, 5].map((i) => `pair${i}@example.com`));
  expect(rest.next_cursor).toBeNull();
});

test("a pair that is one no more is not proposed, though nobody compared them again yet", async () => {
  const slug = "behind";
  const workspaceId = await app.workspace(slug);
  client = await app.as("marketer", slug);
  const twins = [await make({ email: "twin@example.com" }), await make({ email: "twin@example.com" })];
  const found = () => client.ok(mergeEndpoints.duplicates, {});
  expect((await found()).data.map(({ customers }) => customers.map(({ id }) => id))).toEqual([twins]);
  await client.ok(customerEndpoints.update, {
    params: { id: twins[1]! },
    body: { email: "other@example.com" },
  });
  // As if the note of it stood behind very many others.
  await app.platform.database.pool.query("DELETE FROM customers_to_compare WHERE workspace_id = $1", [
    workspaceId,
  ]);
  expect((await found()).data).toEqual([]);
});

test("one customer is not said to be two, by whatever id", async () => {
  const [a, b] = [await make({ email: "one@example.com" }), await make({ email: "one@example.com" })];
  await client.ok(mergeEndpoints.merge, { params: { id: a }, body: { customer_id: b } });
  for (const customer_ids of [
    [a, a],
    [a, b],
  ] as [string, string][])
    expect((await client.call(mergeEndpoints.keepApart, { body: { customer_ids } })).status).toBe(400);
});

test("duplicates are proposed with their evidence, until somebody says that they are two", async () => {
  await app.workspace("twins");
  client = await app.as("marketer", "twins");
  const couple = { first_name: "Meera", last_name: "Krishnan", city: "Kochi" };
  const email = () => `n${made}@example.com`;
  const same = [await make({ email: "same@example.com" }), await make({ email: "Same@Example.com" })];
  const like = [
    await make({ ...couple, email: email() }),
    await make({ ...couple, email: email(), last_name: "Krishnann", city: "kochi" }),
  ];
  await make({ first_name: "Meera", last_name: "Krishnan", city: "Pune", email: email() });
  await make({ first_name: "Ravi", last_name: "Krishnan", city: "Kochi", email: email() });
  for (const phone of ["+919000000011", "+919000000022"])
    await make({ first_name: "Another", last_name: "Namesake", city: "Kochi", email: email(), phone });
  const proposed = async () => (await client.ok(mergeEndpoints.duplicates, {})).data;
  const found = await proposed();
  expect(found.map(({ customers }) => customers.map(({ id }) => id))).toEqual([same, like]);
  expect(found[0]!.evidence).toEqual([{ kind: "email", value: "same@example.com", likeness: 1 }]);
  expect(found[1]!.evidence[0]).toMatchObject({ kind: "name_and_city" });
  await client.ok(mergeEndpoints.keepApart, { body: { customer_ids: [like[1]!, like[0]!] } });
  await client.ok(mergeEndpoints.merge, { params: { id: same[0]! }, body: { customer_id: same[1]! } });
  expect(await proposed()).toEqual([]);
});
