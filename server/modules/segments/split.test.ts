// Sharing out a segment or a list: the parts are disjoint, together the whole, and as many as was said before.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";

let app: TestApp;
let marketer: Client;
let everyone: string[];
type Whole = { kind: "segment" | "list"; id: string };
let segment: Whole;
let list: Whole;

beforeAll(async () => {
  app = await startApp({ now: "2026-11-25T08:00:00Z" });
  marketer = await app.as("marketer");
  const customers = Array.from({ length: 60 }, (_, i) => ({
    external_id: `c-${i}`,
    country: i % 3 === 0 ? "GB" : "IN",
  }));
  const admin = await app.as("admin");
  await admin.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers } });
  everyone = (await marketer.ok(customerEndpoints.list, { query: { limit: 100 } })).data.map(({ id }) => id);
  const rule = { kind: "attribute", attribute: "country", op: "is", value: "IN" };
  const { id } = await marketer.ok(segmentEndpoints.create, { body: { name: "India", rule } });
  segment = { kind: "segment", id };
  const made = await marketer.ok(listEndpoints.create, { body: { name: "Some" } });
  list = { kind: "list", id: made.id };
  await marketer.ok(listEndpoints.addMembers, {
    params: { id: made.id },
    body: { customer_ids: everyone.slice(0, 25) },
  });
});
afterAll(() => app?.stop());

/** Two to ten shares in hundredths of a percent that add up. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 9 })
  .map((cuts) => {
    const ends = [...cuts.sort((a, b) => a - b), 10_000];
    return ends.map((end, i) => (end - (ends[i - 1] ?? 0)) / 100);
  });
let splits = 0;
const partsOf = (percents: number[]) => {
  splits++;
  return percents.map((percent, i) => ({ name: `Split ${splits}, part ${i + 1}`, percent }));
};
const membersOf = async (rule: object) =>
  (await marketer.ok(segmentEndpoints.preview, { body: { rule, sample: 100 } })).sample.map(({ id }) => id);

describe("laws", () => {
  test("parts are disjoint, together the whole, and as many as the dry run said", async () => {
    await fc.assert(
      fc.asyncProperty(shares, fc.boolean(), fc.string({ minLength: 1, maxLength: 20 }), async (...drawn) => {
        const [percents, ofList, text] = drawn;
        const of = ofList ? list : segment;
        const body = { of, seed: text.trim() || "seed", parts: partsOf(percents) };
        const dry = await marketer.ok(segmentEndpoints.split, { body: { ...body, dry_run: true } });
        expect(dry.parts.every((part) => part.segment === null)).toBe(true);
        const { count, parts } = await marketer.ok(segmentEndpoints.split, { body });
        expect(parts.map((part) => part.count)).toEqual(dry.parts.map((part) => part.count));
        const members: string[] = [];
        for (const part of parts) {
          const params = { id: part.segment!.id };
          const { data } = await marketer.ok(segmentEndpoints.customers, { params, query: { limit: 100 } });
          expect([data.length, part.segment!.count]).toEqual([part.count, part.count]);
          members.push(...data.map(({ id }) => id));
        }
        const whole = await membersOf(of);
        expect(new Set(members).size).toBe(members.length);
        expect(members.sort()).toEqual(whole.sort());
        expect(count).toBe(whole.length);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test("the same seed shares out in the same way, whatever is shared out", async () => {
    const split = async (of: Whole) => {
      const body = { of, seed: "spring", parts: partsOf([30, 70]) };
      const { parts } = await marketer.ok(segmentEndpoints.split, { body });
      return new Set(await membersOf({ kind: "segment", id: parts[0]!.segment!.id }));
    };
    const [first, again, ofList] = [await split(segment), await split(segment), await split(list)];
    expect(again).toEqual(first);
    const inBoth = (await membersOf(list)).filter((id) => first.has(id));
    for (const id of inBoth) expect(ofList.has(id)).toBe(true);
  });
});

test("shares that do not add up, two parts of one name, and what is not there are refused by name", async () => {
  const refused = async (change: object) => {
    const body = { of: segment, seed: "s", parts: partsOf([50, 50]), ...change };
    const answer = await marketer.call(segmentEndpoints.split, { body });
    return { status: answer.status, paths: answer.body.errors?.map(({ path }) => path) };
  };
  expect(await refused({ parts: partsOf([50, 49.99]) })).toEqual({ status: 400, paths: ["/parts"] });
  expect(await refused({ parts: partsOf([100]) })).toMatchObject({ status: 400 });
  expect(await refused({ parts: partsOf([50, 25.001, 24.999]) })).toMatchObject({ status: 400 });
  const twice = [
    { name: "Half", percent: 50 },
    { name: "half", percent: 50 },
  ];
  expect(await refused({ parts: twice })).toEqual({ status: 400, paths: ["/parts/1/name"] });
  expect(await refused({ of: { kind: "list", id: "999999" } })).toEqual({ status: 400, paths: ["/of/id"] });
  expect(await refused({ of: { kind: "everyone" } })).toMatchObject({ status: 400 });
});

test("a name that is taken lets no part be saved", async () => {
  const parts = [
    { name: "Fresh name", percent: 50 },
    { name: "india", percent: 50 },
  ];
  const { status } = await marketer.call(segmentEndpoints.split, { body: { of: segment, seed: "s", parts } });
  expect(status).toBe(409);
  const { data } = await marketer.ok(segmentEndpoints.list, { query: { search: "Fresh name" } });
  expect(data).toEqual([]);
});
