// The laws of the rule language, tried with random rules on a small shop in a real PostgreSQL: the SQL finds whom a second
// reading of the language finds; a rule and its opposite share out everyone; a warning is never wrong.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Rule } from "../../../../contract/rule.ts";
import { negateRule } from "../../../../contract/rule-complement.ts";
import { findRuleFaults } from "../../../../contract/rule-faults.ts";
import { ruleReach } from "../../../../contract/rule-warnings.ts";
import {
  arbitraryGroup,
  arbitraryPurchases,
  arbitraryRule,
  everyLeaf,
} from "../../../../test/arbitrary-rules.ts";
import { texts, vocabulary } from "../../../../test/rule-vocabulary.ts";
import { makeWorld } from "../reference/make-world.fixture.ts";
import { type Moment, openShop, type Shop } from "./shop.fixture.ts";

const now = "2026-11-20T08:00:00.000Z";

/** Instants on and beside every edge that the vocabulary's windows can have. */
const instants = [
  "2024-02-28T18:29:59.999Z",
  "2024-02-28T18:30:00.000Z",
  "2024-02-29T18:30:00.000Z",
  "2025-11-20T08:00:00.000Z",
  "2025-11-20T08:00:00.001Z",
  "2026-02-27T18:30:00.000Z",
  "2026-02-28T18:29:59.999Z",
  "2026-02-28T18:30:00.000Z",
  "2026-03-31T18:29:59.999Z",
  "2026-10-20T08:00:00.000Z",
  "2026-10-31T09:30:00.123Z",
  "2026-11-13T08:00:00.000Z",
  "2026-11-13T08:00:00.001Z",
  "2026-11-18T18:30:00.000Z",
  "2026-11-19T08:00:00.000Z",
  "2026-11-20T07:00:00.000Z",
  now,
  "2026-11-20T08:00:00.001Z",
  "2026-10-20T13:30:00+05:30",
  "2026-12-25T00:00:00.000Z",
];

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(makeWorld({ texts, days: vocabulary.days, instants }, 11));
});
afterAll(() => shop.close());

const arbitraryMoment = fc.record({
  now: fc.constantFrom(now, now, "2026-03-31T12:00:00.000Z", "2024-02-29T20:00:00.000Z"),
  timezone: fc.constantFrom("Asia/Kolkata", "Asia/Kolkata", "America/New_York"),
});

/** Columns of which the values are taken for few, as they are found to be when a preview is asked. */
const fewValued = fc.constantFrom(
  new Set(["items.product_id", "items.category"]),
  new Set(["items.category"]),
  new Set<string>(),
);

const found = async (rule: Rule, moment: Moment) => (await shop.find([rule], moment))[0];
const expected = (rule: Rule, moment: Moment) => shop.expect(rule, moment);

describe("random rules", () => {
  test("find in SQL whom the language says", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRule(vocabulary, 2), arbitraryMoment, async (rule, moment) => {
        expect(findRuleFaults(rule, vocabulary.catalogue)).toEqual([]);
        expect(await found(rule, moment)).toEqual(expected(rule, moment));
      }),
      { numRuns: 1_000 },
    );
  });

  test("also where several ask what was bought", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryPurchases(vocabulary),
        arbitraryMoment,
        fewValued,
        fc.boolean(),
        async (rule, at, few, held) => {
          expect(findRuleFaults(rule, vocabulary.catalogue)).toEqual([]);
          expect(await found(rule, { ...at, fewValued: few, held })).toEqual(expected(rule, at));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("and their opposites share out everyone", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRule(vocabulary, 3), arbitraryMoment, async (rule, moment) => {
        const everyone = await found({ kind: "everyone" }, moment);
        const shared = [
          ...(await found(rule, moment))!,
          ...(await found(negateRule(rule, vocabulary.catalogue), moment))!,
        ];
        expect(shared.toSorted((a, b) => a - b)).toEqual(everyone);
        expect((await found({ kind: "not", rule }, moment))!.length).toBe(
          everyone!.length - (await found(rule, moment))!.length,
        );
      }),
      { numRuns: 200 },
    );
  });

  test("are said to hold for no one, or everyone, only when they do", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGroup(vocabulary), async (rule) => {
        const reach = ruleReach(rule, vocabulary.catalogue);
        fc.pre(reach !== "some");
        const moment = { now, timezone: "Asia/Kolkata" };
        expect(await found(rule, moment)).toEqual(
          reach === "always" ? await found({ kind: "everyone" }, moment) : [],
        );
      }),
      { numRuns: 200, maxSkipsPerRun: 2_000 },
    );
  });

  test("may compare with as many texts as a rule can hold", { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 1_000 }, (_, i) => `value ${i}`);
    const among = (attribute: string): Rule => ({ kind: "attribute", attribute, op: "in", value: many });
    const rule: Rule = { kind: "any", rules: Array.from({ length: 200 }, () => among("city")) };
    expect(await found(rule, { now, timezone: "Asia/Kolkata" })).toEqual([]);
  });
});

describe("every operator with every value", () => {
  const leaves = everyLeaf(vocabulary);
  const dated = leaves.filter((rule) => /"(unit|value":"\d{4}-)/.test(JSON.stringify(rule)));

  test.each([
    ["of every attribute, measure and column", now, "Asia/Kolkata", leaves],
    ["about dates, before the end of a February", "2026-02-20T12:00:00.000Z", "Asia/Kolkata", dated],
    ["about dates, at the end of a month", "2024-03-31T23:30:00.000Z", "America/New_York", dated],
  ])("%s", { timeout: 120_000 }, async (_what, at, timezone, rules) => {
    const moment = { now: at, timezone };
    expect(rules.length).toBeGreaterThan(200);
    for (let i = 0; i < rules.length; i += 200) {
      const some = rules.slice(i, i + 200);
      const found = await shop.find(some, moment);
      const wrong = some.filter((rule, k) => String(found[k]) !== String(expected(rule, moment)));
      expect(wrong).toEqual([]);
    }
  });
});
