// Who is left out of a campaign, and audiences split by chance: the numbers add up, before launch and in what was sent.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let marketer: Client;
let ids: string[];

const people = Array.from({ length: 40 }, (_, i) => ({
  external_id: `c-${i}`,
  email: `c${i}@example.com`,
  city: i % 2 ? "Pune" : "Mumbai",
  consent: { email: i % 5 !== 0 },
}));

beforeAll(async () => {
  app = await startApp({ now: "2026-11-25T08:00:00Z" });
  marketer = await app.as("marketer");
  await marketer.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: people } });
  ids = (await marketer.ok(customerEndpoints.list)).data.map(({ id }) => id);
});
afterAll(() => app?.stop());

const city = (value: string) => ({ kind: "attribute", attribute: "city", op: "is", value });
const count = async (rule: unknown) =>
  (await marketer.ok(segmentEndpoints.preview, { body: { rule, sample: 0 } })).count;

let made = 0;
async function listOfSome(customer_ids: string[]) {
  const { id } = await marketer.ok(listEndpoints.create, { body: { name: `Some ${++made}` } });
  if (customer_ids.length > 0)
    await marketer.ok(listEndpoints.addMembers, { params: { id }, body: { customer_ids } });
  return { kind: "list", id };
}

test("each exclusion takes from what the one before left, and the launch leaves out the same people", async () => {
  const list = await listOfSome(ids.slice(0, 15));
  const segment = await marketer.ok(segmentEndpoints.create, {
    body: { name: "In Pune", rule: city("Pune") },
  });
  const exclude = [list, { kind: "segment", id: segment.id }];
  const audience = { rule: { kind: "everyone" }, exclude };
  const preview = await marketer.ok(campaignEndpoints.previewAudience, { body: { audience } });
  const left = await count({
    kind: "all",
    rules: [
      { kind: "not", rule: list },
      { kind: "not", rule: exclude[1] },
    ],
  });
  const steps = preview.steps.map(({ step, count, dropped }) => [step, count, dropped]);
  expect(steps.slice(0, 3)).toEqual([
    ["matched", 40, 0],
    ["excluded", 25, 15],
    ["excluded", left, 25 - left],
  ]);
  for (const [i, step] of preview.steps.entries())
    if (i > 0) expect(step.count + step.dropped).toBe(preview.steps[i - 1]!.count);
  expect(preview.matched).toBe(left);
  const sent = await marketer.ok(campaignEndpoints.create, {
    body: { name: "To the rest", audience, message: { subject: "Hello", body: "There" } },
  });
  expect(sent.audience?.exclude.map(({ rule }) => rule)).toEqual(exclude);
  for (const [noun, endpoint, id] of [
    ["list", listEndpoints.remove, list.id],
    ["segment", segmentEndpoints.remove, segment.id],
  ] as const) {
    const refused = await marketer.call(endpoint, { params: { id } });
    expect([noun, refused.status, refused.body.detail]).toEqual([
      noun,
      409,
      expect.stringContaining("To the rest"),
    ]);
  }
  const launched = await (await app.as("owner")).ok(campaignEndpoints.launch, { params: { id: sent.id } });
  expect(launched.stats.audience).toBe(left);
  const gets = await marketer.ok(messageEndpoints.ofCampaign, {
    params: { id: sent.id },
    query: { limit: 200 },
  });
  const out = new Set(ids.slice(0, 15));
  expect(gets.data.filter(({ customer }) => out.has(customer.id))).toEqual([]);
});

test("whoever is left out by several rules, in any order, is whom all the others are left without", async () => {
  const conditions = [
    city("Pune"),
    { kind: "attribute", attribute: "external_id", op: "contains", value: "1" },
    // Of nobody known, and leaves nobody out.
    { kind: "attribute", attribute: "first_name", op: "is", value: "Asha" },
    { kind: "attribute", attribute: "first_name", op: "is_not", value: "Asha" },
  ];
  const condition = fc.constantFrom(...conditions);
  await fc.assert(
    fc.asyncProperty(
      condition,
      fc.array(fc.oneof(fc.subarray(ids), condition), { maxLength: 4 }),
      async (rule, out) => {
        const exclude = [];
        for (const one of out) exclude.push(Array.isArray(one) ? await listOfSome(one) : one);
        const { matched, steps } = await marketer.ok(campaignEndpoints.previewAudience, {
          body: { audience: { rule, exclude } },
        });
        const left = [];
        for (const [i] of [rule, ...exclude].entries()) {
          const without = exclude.slice(0, i).map((one) => ({ kind: "not", rule: one }));
          left.push(await count({ kind: "all", rules: [rule, ...without] }));
        }
        expect(matched).toBe(left.at(-1));
        if (exclude.length > 0) expect(steps.slice(0, left.length).map((step) => step.count)).toEqual(left);
      },
    ),
    { numRuns: 20 },
  );
}, 60_000);

test("a bad exclusion is refused with its path", async () => {
  const audience = {
    rule: { kind: "everyone" },
    exclude: [{ kind: "list", id: "999999" }, { kind: "lost" }],
  };
  const refused = await marketer.call(campaignEndpoints.create, { body: { name: "Bad", audience } });
  expect(refused.status).toBe(400);
  expect(refused.body.errors?.[0]?.path).toBe("/audience/exclude/0/id");
});

test("parts by one seed are disjoint and add up to the whole, whatever the percents", async () => {
  const percents = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 });
  const sample = (percent: number, seed: string) => ({ kind: "sample", percent, seed });
  await fc.assert(
    fc.asyncProperty(
      percents,
      fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" }),
      async (some, seed) => {
        const whole = city("Mumbai");
        const bounds = [0, ...some.sort((a, b) => a - b), 100];
        const parts = bounds.slice(1).map((to, i) => ({
          kind: "all",
          rules: [whole, sample(to, seed), { kind: "not", rule: sample(bounds[i]!, seed) }],
        }));
        const sizes = await Promise.all(parts.map(count));
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(await count(whole));
        expect(await count({ kind: "any", rules: parts })).toBe(await count(whole));
      },
    ),
    { numRuns: 20 },
  );
}, 60_000);
