// One law for both engines: whatever the rule, the columnar copy finds whom PostgreSQL finds.
import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rule } from "../../../contract/rule.ts";
import { arbitraryPurchases, arbitraryRule, everyLeaf } from "../../../test/arbitrary-rules.ts";
import { texts, vocabulary } from "../../../test/rule-vocabulary.ts";
import { openSmallCopy, type SmallCopy } from "../../platform/copy/small-copy.fixture.ts";
import { openShop, type Shop, settingFor, verdicts } from "./compile/shop.fixture.ts";
import { compiled } from "./engines.ts";
import { judgeStatement, shown } from "./judge.ts";
import { makeWorld } from "./reference/make-world.fixture.ts";

const moment = { now: "2026-11-20T08:00:00.000Z", timezone: "Asia/Kolkata" };
const instants = [
  "2024-02-28T18:30:00.000Z",
  "2026-02-28T18:29:59.999Z",
  "2026-10-20T08:00:00.000Z",
  "2026-10-31T09:30:00.123Z",
  "2026-11-13T08:00:00.001Z",
  "2026-11-19T08:00:00.000Z",
  moment.now,
  "2026-12-25T00:00:00.000Z",
];

let shop: Shop;
let copy: SmallCopy;
beforeAll(async () => {
  shop = await openShop(makeWorld({ texts, days: vocabulary.days, instants }, 12));
  await knowAttributes();
  copy = await openSmallCopy(shop.databaseUrl);
});
afterAll(async () => {
  await copy?.close();
  await shop?.close();
});

/** Those that are known when it is loaded are columns in the copy, under whatever name. */
const knowAttributes = () =>
  shop.run(sql`
    INSERT INTO custom_attributes (workspace_id, key, type)
    VALUES (1, 'it''s "odd"', 'text'), (1, 'tier', 'text'), (1, 'points', 'number')`);

async function asked<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
  const { sql: text, parameters } = compiled(statement);
  return (await copy.askShards("1", text, parameters)) as Row[];
}

async function found(rules: readonly Rule[]): Promise<number[][]> {
  const rows = (await asked(verdicts(rules, settingFor(moment)))).sort((a, b) => Number(a.id) - Number(b.id));
  return rules.map((_, i) => rows.filter(({ holds }) => holds[i]).map(({ id }) => Number(id)));
}

const arbitraryAny = fc.oneof(arbitraryRule(vocabulary, 2), arbitraryPurchases(vocabulary));

test("random rules find the same in both", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryAny, { minLength: 1, maxLength: 8 }), async (rules) => {
      expect(await found(rules)).toEqual(await shop.find(rules, moment));
    }),
    { numRuns: 150 },
  );
});

test("every operator with every value finds the same in both", { timeout: 240_000 }, async () => {
  const leaves = everyLeaf(vocabulary);
  for (let i = 0; i < leaves.length; i += 40) {
    const some = leaves.slice(i, i + 40);
    const [mine, theirs] = [await found(some), await shop.find(some, moment)];
    expect(some.filter((_, k) => String(mine[k]) !== String(theirs[k]))).toEqual([]);
  }
});

test("counts, funnel and sample are the same in both", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAny, fc.boolean(), fc.boolean(), async (rule, past, few) => {
      const steps = rule.kind === "all" ? rule.rules : [];
      const { statement } = judgeStatement(rule, steps, 7, {
        ...settingFor(moment),
        past,
        held: few ? await shop.held([rule, ...steps], moment) : new Map(),
        fewValued: few ? new Set(["items.product_id", "items.category"]) : new Set(),
      });
      const answers = await asked(statement);
      expect(answers.length).toBe(2);
      expect(shown(answers, 7)).toEqual(shown(await shop.run(statement), 7));
    }),
    { numRuns: 100 },
  );
});
