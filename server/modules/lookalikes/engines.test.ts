// One law for both engines: the columnar copy packs the same customers with the same figures as PostgreSQL.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rule } from "../../../contract/rule.ts";
import { texts, vocabulary } from "../../../test/rule-vocabulary.ts";
import { openSmallCopy, type SmallCopy } from "../../platform/copy/small-copy.fixture.ts";
import { compileRules } from "../segments/compile/index.ts";
import { openShop, type Shop, settingFor } from "../segments/compile/shop.fixture.ts";
import { compiled } from "../segments/engines.ts";
import { makeWorld } from "../segments/reference/make-world.fixture.ts";
import { type Ask, gather } from "./gather.ts";

const moment = { now: "2026-11-20T08:00:00.000Z", timezone: "Asia/Kolkata" };
const instants = [
  "2024-02-28T18:30:00.000Z",
  "2026-10-20T08:00:00.000Z",
  "2026-11-19T08:00:00.000Z",
  moment.now,
];

let shop: Shop;
let copy: SmallCopy;
beforeAll(async () => {
  shop = await openShop(makeWorld({ texts, days: vocabulary.days, instants }, 12));
  copy = await openSmallCopy(shop.databaseUrl);
});
afterAll(async () => {
  await copy?.close();
  await shop?.close();
});

test("customers, values and figures are the same in both", async () => {
  const inCopy: Ask = async (statement) => {
    const { sql: text, parameters } = compiled(statement);
    return (await copy.ask("1", text, parameters)) as never;
  };
  const inPostgres: Ask = (statement) => shop.run(statement);
  const seed: Rule = { kind: "did", what: "orders" };
  const { source, seen, conditions } = compileRules([seed], settingFor(moment));
  const marked = { source, seen, seed: conditions[0]!, out: sql`FALSE` };
  for (const since of [undefined, new Date("2026-10-30T00:00:00Z")]) {
    const now = { workspaceId: "1", at: new Date(moment.now) };
    const asked = { marked, now, since, onStep: async () => {} };
    const [mine, theirs] = [
      await gather({ ...asked, ask: inCopy }),
      await gather({ ...asked, ask: inPostgres }),
    ];
    expect(mine.named).toEqual(theirs.named);
    const people = (pieces: readonly string[] | undefined) =>
      pieces?.flatMap((piece) => piece.split(";")).sort();
    expect(people(mine.asThen)!.length).toBeGreaterThan(5);
    expect(people(mine.asThen)).toEqual(people(theirs.asThen));
    expect(people(mine.asNow)).toEqual(people(theirs.asNow));
  }
});
