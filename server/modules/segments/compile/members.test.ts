// Random shares, tried on a hundred thousand ids in a real PostgreSQL: of the size they say, spread evenly, each name a share
// of its own, and a smaller one always inside a larger.
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { lent } from "../lent.ts";
import { sampleCondition } from "./members.ts";
import { settingFor } from "./shop.fixture.ts";

const people = 100_000;
let db: Kysely<unknown>;
beforeAll(() => {
  const pool = new pg.Pool({ connectionString: inject("databaseUrl"), max: 1 });
  db = new Kysely({ dialect: new PostgresDialect({ pool }) });
});
afterAll(() => db.destroy());

const customers = { ...lent.customers, idEverywhere: sql.ref("g.id") };
const setting = {
  ...settingFor({ now: "2026-11-20T08:00:00Z", timezone: "Asia/Kolkata" }),
  lent: { ...lent, customers },
};
const share = (percent: number, seed = "spring") =>
  sampleCondition({ kind: "sample", percent, seed }, setting);

async function counted(...conditions: ReturnType<typeof share>[]): Promise<number[]> {
  const counts = conditions.map((condition) => sql`count(*) FILTER (WHERE ${condition})::int`);
  const { rows } = await sql<{ counts: number[] }>`
    SELECT ARRAY[${sql.join(counts)}] AS counts FROM generate_series(1, ${sql.lit(people)}) AS g(id)`.execute(
    db,
  );
  return rows[0]!.counts;
}

/** Within five standard deviations of what chance gives. */
function expectAbout(count: number, chance: number) {
  const spread = Math.sqrt(people * chance * (1 - chance));
  expect(Math.abs(count - people * chance)).toBeLessThan(5 * spread + 1);
}

test("a share has the size it says, with decimals as well, from nobody to everybody", async () => {
  const percents = [0, 0.1, 1, 12.5, 33.3333, 50, 99.9, 100];
  const counts = await counted(...percents.map((percent) => share(percent)));
  for (const [i, percent] of percents.entries()) expectAbout(counts[i]!, percent / 100);
  expect([counts[0], counts.at(-1)]).toEqual([0, people]);
});

test("it is spread evenly: each tenth of the places has a tenth of the people", async () => {
  const tenths = Array.from({ length: 10 }, (_, i) => sql`${share(10 * (i + 1))} AND NOT ${share(10 * i)}`);
  const counts = await counted(...tenths);
  const chiSquare = counts.reduce((sum, n) => sum + (n - people / 10) ** 2 / (people / 10), 0);
  // 33.7 is passed once in ten thousand seeds; this seed is always the same.
  expect(chiSquare).toBeLessThan(33.7);
});

test("each name is a share of its own: half of one half is in the other", async () => {
  const seeds = ["spring", "Spring", "spring ", "autumn", "1", "11", "'; --", "🙂"];
  const pairs = seeds.flatMap((a, i) =>
    seeds.slice(i + 1).map((b) => sql`${share(50, a)} AND ${share(50, b)}`),
  );
  for (const count of await counted(...pairs)) expectAbout(count, 0.25);
});

test("neighbours are not taken together", async () => {
  const next = { ...setting, lent: { ...lent, customers: { ...customers, idEverywhere: sql`(g.id + 1)` } } };
  const both = sql`${share(50)} AND ${sampleCondition({ kind: "sample", percent: 50, seed: "spring" }, next)}`;
  expectAbout((await counted(both))[0]!, 0.25);
});

test("a smaller share is always inside a larger", async () => {
  const percents = [0, 0.01, 0.02, 10, 10.000001, 20, 99.99999, 100];
  const outside = percents.slice(1).map((larger, i) => sql`${share(percents[i]!)} AND NOT ${share(larger)}`);
  expect(await counted(...outside)).toEqual(outside.map(() => 0));
});
