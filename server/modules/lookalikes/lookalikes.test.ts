// Lookalike audiences through the front: people with a habit are found among everybody, those who are to be left out never are,
// what was found becomes a list, and no other shop's people come into it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { jobEndpoints } from "../../../contract/jobs.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let marketer: Client;
const wait = { wait: "true" as const };
const everybody = 500;
/** Every fifth drinks coffee and orders by phone, from Pune; half of those are on the list that others shall be like. */
const drinks = (i: number) => i % 5 === 0;
const isSeed = (i: number) => i % 10 === 0;
const name = (i: number) => `c-${String(i).padStart(3, "0")}`;
const numberOf = (externalId: string | null) => Number(externalId!.slice(2));

async function fill(client: Client) {
  const customers = Array.from({ length: everybody }, (_, i) => ({
    external_id: name(i),
    first_name: `Person ${i}`,
    email: `p${i}@example.com`,
    city: drinks(i) ? "Pune" : (["Mumbai", "Delhi", "pune"][i % 3] ?? ""),
    created_at: `2025-0${1 + (i % 9)}-01T00:00:00Z`,
    consent: { email: true },
  }));
  await client.ok(customerEndpoints.createBatch, { query: wait, body: { customers } });
  const orders = Array.from({ length: everybody * 2 }, (_, k) => {
    const i = k % everybody;
    const coffee = drinks(i) ? k % 11 !== 0 : k % 13 === 0;
    return {
      external_id: `o-${k}`,
      customer: { external_id: name(i) },
      ordered_at: `2026-0${1 + (k % 9)}-15T10:00:00Z`,
      channel: drinks(i) && k % 7 ? "phone" : "web",
      total: 100 + ((k * 37) % 400),
      items: [
        {
          product_id: coffee ? "p-1" : "p-2",
          name: "x",
          category: coffee ? "Coffee" : "Tea",
          quantity: 1,
          price: 100,
        },
      ],
    };
  });
  await client.ok(orderEndpoints.createBatch, { query: wait, body: { orders } });
}

async function idsOf(client: Client): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  let cursor: string | undefined;
  do {
    const page = await client.ok(customerEndpoints.list, { query: { limit: 200, cursor } });
    for (const { id, external_id } of page.data) ids.set(numberOf(external_id), id);
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return ids;
}

async function listOf(client: Client, listName: string, holds: (i: number) => boolean): Promise<string> {
  const list = await client.ok(listEndpoints.create, { body: { name: listName } });
  const ids = await idsOf(client);
  const customer_ids = [...ids].flatMap(([i, id]) => (holds(i) ? [id] : []));
  await client.ok(listEndpoints.addMembers, { params: { id: list.id }, body: { customer_ids } });
  return list.id;
}

async function ranked(client: Client, id: string) {
  const people: { similarity: number; i: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.ok(lookalikeEndpoints.customers, {
      params: { id },
      query: { limit: 90, cursor },
    });
    people.push(
      ...page.data.map((one) => ({ similarity: one.similarity, i: numberOf(one.customer.external_id) })),
    );
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return people;
}

const find = (body: object) => marketer.ok(lookalikeEndpoints.find, { query: wait, body: body as never });

let seedList: string;
beforeAll(async () => {
  app = await startApp({ now: "2026-11-25T08:00:00Z", work: true });
  marketer = await app.as("marketer");
  await fill(await app.as("admin"));
  seedList = await listOf(marketer, "Coffee people", isSeed);
});
afterAll(() => app?.stop());

test("a habit that was planted is found: most of the first are of those who have it, and it is said", async () => {
  const found = await find({ list_id: seedList });
  expect(found).toMatchObject({
    state: "ready",
    reason: null,
    seed: { kind: "list", name: "Coffee people" },
  });
  const { result, job_id } = found;
  expect(result).toMatchObject({
    customers: 500,
    seeds: 50,
    candidates: 450,
    largest: 450,
    better_than_chance: true,
  });
  const ofTen = result!.lifts.at(-1)!;
  expect(ofTen.lift).toBeGreaterThan(4);
  expect(ofTen.low).toBeGreaterThan(1);
  expect(ofTen.low).toBeLessThanOrEqual(ofTen.lift);
  expect(ofTen.high).toBeGreaterThanOrEqual(ofTen.lift);
  const people = await ranked(marketer, found.id);
  expect(people).toHaveLength(450);
  expect(people.slice(0, 50).filter(({ i }) => drinks(i)).length).toBeGreaterThan(45);
  expect(result!.traits.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["channel"]));
  expect(result!.traits.map(({ label }) => label)).toEqual(expect.arrayContaining(["phone"]));
  expect(result!.traits[0]!.sentence).toMatch(/against|others/);
  expect(await marketer.ok(jobEndpoints.get, { params: { id: job_id! } })).toMatchObject({
    state: "done",
    kind: "lookalike",
    subject_id: found.id,
  });
});

test("the seed and whoever is left out are never found; similarities are shares that only fall", async () => {
  const rule = { kind: "attribute", attribute: "city", op: "is", value: "Delhi" };
  const found = await find({ list_id: seedList, exclude: [rule] });
  const people = await ranked(marketer, found.id);
  expect(people.some(({ i }) => isSeed(i))).toBe(false);
  expect(people.some(({ i }) => !drinks(i) && i % 3 === 1)).toBe(false);
  expect(people.length).toBe(found.result!.candidates);
  for (const [at, { similarity }] of people.entries()) {
    expect(similarity).toBeGreaterThanOrEqual(0);
    expect(similarity).toBeLessThanOrEqual(people[at - 1]?.similarity ?? 1);
  }
  const { curve } = found.result!;
  expect(curve.at(-1)!.size).toBe(people.length);
  for (const [at, point] of curve.slice(1).entries()) {
    expect(point.size).toBeGreaterThan(curve[at]!.size);
    expect(point.average).toBeLessThanOrEqual(curve[at]!.average + 1e-9);
  }
});

test("the same question finds the same people in the same order", async () => {
  const [one, other] = [await find({ list_id: seedList }), await find({ list_id: seedList })];
  expect(await ranked(marketer, one.id)).toEqual(await ranked(marketer, other.id));
  expect({ ...one.result, as_of: "" }).toEqual({ ...other.result, as_of: "" });
});

describe("a list of what was found", () => {
  const membersOf = async (id: string) => {
    const { data } = await marketer.ok(listEndpoints.customers, { params: { id }, query: { limit: 200 } });
    return new Set(data.map(({ external_id }) => numberOf(external_id)));
  };

  test("holds the most alike, a larger one all of a smaller, and the seed if it is wanted", async () => {
    const { id } = await find({ list_id: seedList });
    const save = (size: number, include_seed = false) =>
      marketer.ok(lookalikeEndpoints.saveList, {
        params: { id },
        body: { name: `Like coffee ${size} ${include_seed}`, size, include_seed },
      });
    const [small, large, whole] = [await save(20), await save(60), await save(20, true)];
    expect([small.members, large.members, whole.members]).toEqual([20, 60, 70]);
    const [few, many, with50] = [
      await membersOf(small.id),
      await membersOf(large.id),
      await membersOf(whole.id),
    ];
    expect([...few].filter((i) => !many.has(i))).toEqual([]);
    expect(few).toEqual(new Set((await ranked(marketer, id)).slice(0, 20).map(({ i }) => i)));
    expect([...with50].filter(isSeed)).toHaveLength(50);
    expect(small.description).toBe("The 20 customers most like those of “Coffee people”");
    expect(
      await marketer.call(lookalikeEndpoints.saveList, {
        params: { id },
        body: { name: small.name, size: 1 },
      }),
    ).toMatchObject({ status: 409 });
    const reached = await marketer.ok(campaignEndpoints.previewAudience, {
      body: { rule: { kind: "list", id: small.id }, channel: "email" },
    });
    expect(reached.matched).toBe(20);
  });
});

test("buyers of a campaign are learnt from as they were at its launch, and looked for as of now", async () => {
  const rule = { kind: "attribute", attribute: "city", op: "is", value: "Pune" };
  const draft = {
    name: "Phone week",
    channel: "email" as const,
    audience: { rule },
    message: { subject: "Phone us", body: "Phone us" },
  };
  const { id } = await marketer.ok(campaignEndpoints.create, { body: { ...draft, launch: true } });
  const answer = await marketer.call(lookalikeEndpoints.find, { query: wait, body: { campaign_id: id } });
  expect(answer.body).toMatchObject({
    state: "refused",
    reason: expect.stringContaining("There are 0 people"),
  });
  await app.platform.database.pool.query(
    "UPDATE messages SET outcome = 'delivered', delivered_at = now() - interval '1 year', sent_at = queued_at WHERE campaign_id = $1",
    [id],
  );
  await app.platform.database.pool.query("UPDATE messages SET delivered_at = $2 WHERE campaign_id = $1", [
    id,
    app.clock.now(),
  ]);
  app.clock.advance(3_600_000);
  const orders = Array.from({ length: 50 }, (_, i) => ({
    external_id: `after-${i}`,
    customer: { external_id: name(i * 10) },
    ordered_at: app.clock.now().toISOString(),
    total: 50_000,
    channel: "shop",
  }));
  await (await app.as("admin")).ok(orderEndpoints.createBatch, { query: wait, body: { orders } });
  const { result, seed, state } = await find({ campaign_id: id });
  expect({ state, seed }).toMatchObject({ state: "ready", seed: { kind: "campaign", name: "Phone week" } });
  const { launched_at } = await marketer.ok(campaignEndpoints.get, { params: { id } });
  expect(result).toMatchObject({ as_of: launched_at, seeds: 50, better_than_chance: true });
  // What they bought after it is what is foreseen, and nothing to foresee it by.
  expect(result!.traits.map(({ label }) => label)).not.toContain("shop");
  expect(result!.traits.map(({ label }) => label)).toContain("phone");
});

test("too few to go by, or nobody else, is refused with the reason", async () => {
  const few = await listOf(marketer, "A few", (i) => i < 7);
  expect(await find({ list_id: few })).toMatchObject({
    state: "refused",
    result: null,
    reason: expect.stringContaining("There are 7 people to go by. It takes at least 30"),
  });
  const all = await marketer.ok(segmentEndpoints.create, {
    body: { name: "All", rule: { kind: "everyone" } },
  });
  const refused = await find({ segment_id: all.id });
  expect(refused).toMatchObject({ state: "refused", reason: expect.stringContaining("Only 0 customers") });
  expect(
    await marketer.call(lookalikeEndpoints.saveList, {
      params: { id: refused.id },
      body: { name: "No", size: 1 },
    }),
  ).toMatchObject({ status: 409 });
});

test("a segment is a seed as well; what nothing tells apart is no better than chance", async () => {
  const chance = { kind: "sample", percent: 30, seed: "luck" };
  const segment = await marketer.ok(segmentEndpoints.create, { body: { name: "By chance", rule: chance } });
  const { state, result } = await find({ segment_id: segment.id });
  expect(state).toBe("ready");
  expect(result!.lifts.at(-1)!.low).toBeLessThan(1.3);
});

test("nobody of another shop is found, nor seen", async () => {
  await app.workspace("other");
  const theirs = await app.as("admin", "other");
  await fill(theirs);
  const list = await listOf(theirs, "Theirs", isSeed);
  expect(await marketer.call(lookalikeEndpoints.find, { query: {}, body: { list_id: list } })).toMatchObject({
    status: 404,
  });
  const found = await theirs.ok(lookalikeEndpoints.find, { query: wait, body: { list_id: list } });
  expect(found.result).toMatchObject({ customers: 500, seeds: 50 });
  const params = { id: found.id };
  expect(await marketer.call(lookalikeEndpoints.get, { params })).toMatchObject({ status: 404 });
  expect(await marketer.call(lookalikeEndpoints.customers, { params, query: {} })).toMatchObject({
    status: 404,
  });
});

test("what cannot be a seed is refused at once", async () => {
  const ask = (body: object) => marketer.call(lookalikeEndpoints.find, { query: {}, body: body as never });
  expect(await ask({})).toMatchObject({ status: 400 });
  expect(await ask({ list_id: seedList, segment_id: "1" })).toMatchObject({ status: 400 });
  expect(await ask({ segment_id: "999" })).toMatchObject({ status: 404 });
  expect(await ask({ list_id: seedList, exclude: [{ kind: "list", id: "999" }] })).toMatchObject({
    status: 400,
    body: { errors: [{ path: expect.stringMatching(/^\/exclude\/0/) }] },
  });
  const draft = await marketer.ok(campaignEndpoints.create, { body: { name: "Draft" } });
  expect(await ask({ campaign_id: draft.id })).toMatchObject({ status: 409 });
});
