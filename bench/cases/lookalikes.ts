// How good and how fast lookalike audiences are. On real data: those who redeemed coupons of one campaign are the seed, and the question
// is how many of those who redeem the next are among the first found, as of the day it begins. And the time for a million customers.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { lookalikesMost } from "../../contract/lookalikes.ts";
import { copiedTables } from "../../server/copied.ts";
import type { Sql } from "../../server/lent.ts";
import { lentCustomers } from "../../server/modules/customers/index.ts";
import { gather } from "../../server/modules/lookalikes/gather.ts";
import { learnInThread } from "../../server/modules/lookalikes/model/in-thread.ts";
import type { Answer } from "../../server/modules/lookalikes/model/learn.ts";
import { compiled } from "../../server/modules/segments/engines.ts";
import { type Duck, openDuck } from "../../server/platform/copy/duck.ts";
import type { Result } from "../report.ts";
import { sharedFile } from "../shared-data.ts";

const workspaceId = "1";

async function withCopy<T>(work: (duck: Duck) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "regulars-bench-"));
  const duck = await openDuck({ root, memory: "4GB", shards: 1 });
  try {
    await duck.layOut({ tables: copiedTables, taken: new Map() });
    return await work(duck);
  } finally {
    await duck.close();
    rmSync(root, { recursive: true, force: true });
  }
}

type Found = Exclude<Answer, { refused: string }>;

/** As the job does it, with the people of a list as the seed. */
async function found(duck: Duck, list: number, at: Date, since?: Date): Promise<Found> {
  const question = await gather({
    ask: async (statement) => {
      const { sql: text, parameters } = compiled(statement);
      return (await duck.ask(workspaceId, text, parameters)) as never;
    },
    marked: {
      source: lentCustomers.from,
      seen: sql`TRUE`,
      seed: onList(list),
      out: sql`FALSE`,
    },
    now: { workspaceId, at },
    since,
    onStep: async () => {},
  });
  const answer = await learnInThread({ ...question, most: lookalikesMost });
  if ("refused" in answer) throw new Error(answer.refused);
  return answer;
}

const onList = (list: number): Sql =>
  sql`EXISTS (SELECT 1 FROM list_members AS lm WHERE lm.list_id = ${sql.lit(list)} AND lm.customer_id = ${lentCustomers.id})`;

const journey = "completejourney";
/** The large campaigns, sent to everybody who is likely to come. */
const large = [
  { campaign: 8, begins: "2017-05-08" },
  { campaign: 13, begins: "2017-08-08" },
  { campaign: 18, begins: "2017-10-30" },
];

/** By how much the redeemers of the next that are found among the first tenth exceed chance. */
export async function lookalikeLift(): Promise<Result[]> {
  if (!sharedFile(`${journey}/transactions_sample.csv.gz`)) return [];
  return withCopy(async (duck) => {
    await fillJourney(duck);
    const results: Result[] = [];
    for (const [i, next] of large.slice(1).entries()) {
      const last = large[i]!;
      const at = new Date(`${next.begins}T00:00:00Z`);
      const since = new Date(`${last.begins}T00:00:00Z`);
      const { ranking, customers, lifts } = await found(duck, last.campaign, at, since);
      const redeemers = await duck.ask(
        workspaceId,
        `SELECT customer_id AS id FROM list_members WHERE list_id = ${next.campaign}`,
        [],
      );
      const wanted = new Set(redeemers.map(({ id }) => Number(id)));
      const all = [...ranking.ids];
      const there = all.filter((id) => wanted.has(id)).length;
      const times = (share: number) => {
        const first = all.slice(0, Math.round(all.length * share));
        return first.filter((id) => wanted.has(id)).length / there / share;
      };
      const held = lifts
        .map(({ lift, low, high }) => `${lift.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`)
        .join(", ");
      results.push({
        name: `lookalike lift, campaign ${last.campaign} to ${next.campaign}`,
        value: times(0.1),
        unit: "× chance",
        detail: `in the first tenth of ${all.length}, where ${there} redeemed who had not before; ${times(0.01).toFixed(1)} at 1 %, ${times(0.05).toFixed(1)} at 5 %; held back ${held} at 1, 5, 10 % of ${customers}; aim: 2`,
      });
    }
    return results;
  });
}

/** Files are unpacked into the folder that the engine may read. */
async function fillJourney(duck: Duck): Promise<void> {
  const folder = join(duck.folder, "files");
  mkdirSync(folder, { recursive: true });
  for (const name of ["transactions_sample", "products"])
    writeFileSync(
      join(folder, `${name}.csv`),
      gunzipSync(readFileSync(sharedFile(`${journey}/${name}.csv.gz`)!)),
    );
  copyFileSync(sharedFile(`${journey}/coupon_redemptions.csv`)!, join(folder, "redemptions.csv"));
  const file = (name: string) => `read_csv('${join(folder, name)}.csv', header = true)`;
  await duck.writer.run(`
    CREATE TEMP TABLE sales AS SELECT *, CAST(transaction_timestamp AS TIMESTAMPTZ) AS sold_at,
      dense_rank() OVER (ORDER BY basket_id) AS order_id FROM ${file("transactions_sample")};
    INSERT INTO shard0.customers_asked BY NAME SELECT 1 AS workspace_id, household_id AS id, min(sold_at) AS created_at FROM sales GROUP BY household_id;
    INSERT INTO shard0.orders BY NAME SELECT 1 AS workspace_id, order_id AS id, any_value(household_id) AS customer_id, min(sold_at) AS ordered_at,
      true AS counts, CAST(round(100 * sum(sales_value)) AS BIGINT) AS net, CAST(round(100 * sum(coupon_disc)) AS BIGINT) AS discount,
      'paid' AS status FROM sales GROUP BY order_id;
    INSERT INTO base.products BY NAME SELECT 1 AS workspace_id, product_id AS id, department AS category FROM ${file("products")};
    INSERT INTO shard0.order_items BY NAME SELECT 1 AS workspace_id, order_id, household_id AS customer_id, sold_at AS ordered_at, true AS counts,
      1 AS quantity, sales_value AS price, product_id AS sold_as FROM sales;
    INSERT INTO shard0.list_members BY NAME SELECT DISTINCT 1 AS workspace_id, campaign_id AS list_id, household_id AS customer_id
      FROM ${file("redemptions")};`);
}

/** All that the job does but keeping what was found: ten orders and fifteen items a customer, some of them sent messages. */
export async function lookalikeSpeed(customers: number): Promise<Result[]> {
  return withCopy(async (duck) => {
    await fillLarge(duck, customers);
    const began = performance.now();
    let slowest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      slowest = Math.max(slowest, performance.now() - last - 10);
      last = performance.now();
    }, 10);
    const answer = await found(duck, 1, new Date("2026-11-25T00:00:00Z"));
    const seconds = (performance.now() - began) / 1_000;
    clearInterval(beat);
    return [
      {
        name: "lookalikes of everybody",
        value: seconds,
        unit: "s",
        detail: `${customers.toLocaleString("en")} customers, ${(10 * customers).toLocaleString("en")} orders, ${answer.seeds.toLocaleString("en")} of the seed, gathered, learnt and ranked; lift ${answer.lifts.at(-1)!.lift.toFixed(1)} at 10 %; aim: under 10`,
      },
      {
        name: "the event loop meanwhile",
        value: slowest,
        unit: "ms",
        detail: "the longest that anything else waited",
      },
    ];
  });
}

/** Those who buy the first category most are on the list, by chance. */
async function fillLarge(duck: Duck, customers: number): Promise<void> {
  const luck = (what: string) => `((hash(${what}) % 1000000) / 1000000.0)`;
  await duck.writer.run(`
    INSERT INTO shard0.customers_asked BY NAME SELECT 1 AS workspace_id, i AS id, TIMESTAMPTZ '2024-01-01' + to_days(CAST(i % 700 AS INTEGER)) AS created_at,
      ['Mumbai', 'Delhi', 'Pune', 'Chennai', 'Kochi'][1 + i % 5] AS city FROM range(1, ${customers + 1}) AS t(i);
    INSERT INTO base.products BY NAME SELECT 1 AS workspace_id, i AS id, 'Category ' || (i % 20) AS category FROM range(0, 400) AS t(i);
    INSERT INTO shard0.orders BY NAME SELECT 1 AS workspace_id, i AS id, 1 + CAST(floor(${customers} * pow(${luck("i")}, 2)) AS BIGINT) AS customer_id,
      TIMESTAMPTZ '2024-11-25' + to_days(CAST(i * 729 // ${10 * customers} AS INTEGER)) AS ordered_at, true AS counts,
      CAST(10000 * ${luck("i * 3")} AS BIGINT) AS net, 0 AS discount, 'paid' AS status, ['web', 'shop', 'phone'][1 + i % 3] AS channel
      FROM range(0, ${10 * customers}) AS t(i);
    INSERT INTO shard0.order_items BY NAME SELECT 1 AS workspace_id, id AS order_id, customer_id, ordered_at, true AS counts, 1 AS quantity, 100 AS price,
      CAST(20 * (hash(id) % 20) + (customer_id % 7 + (hash(id * 5) % 3)) AS BIGINT) AS sold_as FROM shard0.orders
      UNION ALL BY NAME SELECT 1 AS workspace_id, id AS order_id, customer_id, ordered_at, true AS counts, 1 AS quantity, 100 AS price,
      CAST(hash(id * 11) % 400 AS BIGINT) AS sold_as FROM shard0.orders WHERE id % 2 = 0;
    INSERT INTO shard0.messages BY NAME SELECT 1 AS workspace_id, i AS id, 1 + (i * 7) % ${customers} AS customer_id, 1 AS campaign_id,
      TIMESTAMPTZ '2026-10-01' AS delivered_at, CASE WHEN i % 3 = 0 THEN TIMESTAMPTZ '2026-10-02' END AS opened_at, 'email' AS channel
      FROM range(0, ${2 * customers}) AS t(i);
    INSERT INTO shard0.list_members BY NAME SELECT 1 AS workspace_id, 1 AS list_id, i AS customer_id FROM range(1, ${customers + 1}) AS t(i)
      WHERE i % 7 < 2 AND ${luck("i * 13")} < 0.05`);
}
