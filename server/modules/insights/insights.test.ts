// Insights through the front: every figure is what a recount of its people gives, what was planted is found and what was not is
// not, and a model can say it in other words but not in other figures.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { engineEndpoints } from "../../../contract/engines.ts";
import { type CampaignInsights, type InsightSource, insightEndpoints } from "../../../contract/insights.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { type ModelServer, startModelServer } from "../engines/model-server.fixture.ts";

let app: TestApp;
let marketer: Client;
let admin: Client;
let models: ModelServer;
let vips: string;

const launched = "2026-10-01T04:30:00Z";
const now = "2026-10-20T06:00:00Z";
const people = 1_200;

beforeAll(async () => {
  app = await startApp({ env: { MODEL_HOSTS: "loopback" }, work: true, now });
  [marketer, admin, models] = await Promise.all([app.as("marketer"), app.as("admin"), startModelServer()]);
  await sql`
    INSERT INTO customers (workspace_id, created_at, external_id, email, first_name, city, custom)
    SELECT ${app.workspaceId()}, '2025-01-01', 'c-' || n, 'c' || n || '@' || (ARRAY['gmail.com', 'example.com'])[1 + n % 2],
      'Customer ' || n, (ARRAY['Pune', 'PUNE', 'Delhi', 'Chennai', 'Kochi', NULL])[1 + n % 6],
      jsonb_build_object('tier', (ARRAY['gold', 'silver', 'basic'])[1 + n % 3])
    FROM generate_series(1, ${people}::int) AS n`.execute(app.platform.database.system);
  await sql`INSERT INTO custom_attributes (workspace_id, key, type) VALUES (${app.workspaceId()}, 'tier', 'text') ON CONFLICT DO NOTHING`
    .execute(app.platform.database.system)
    .catch(() => undefined);
  // Some spent before the launch, some after they read it.
  const order = (n: number, ordered_at: string, total: number) =>
    marketer.ok(orderEndpoints.create, {
      body: {
        ...{ external_id: `o-${n}-${ordered_at}`, ordered_at, currency: "INR", total, status: "paid" },
        customer: { external_id: `c-${n}` },
      },
      query: { wait: "true" },
    });
  for (let n = 1; n <= 240; n += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => [
        order(n + i, "2026-08-01T10:00:00Z", 100 * (1 + ((n + i) % 40))),
        ...((n + i) % 4 === 0 ? [order(n + i, "2026-10-03T10:00:00Z", 500)] : []),
      ]).flat(),
    );
  const rule = {
    ...{ kind: "measure", measure: "sum", of: "orders.total", op: "gt", value: 1_000 },
    window: { from: "2026-01-01" },
  };
  vips = (await marketer.ok(segmentEndpoints.create, { body: { name: "Big spenders", rule } })).id;
});
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});

/** A campaign to everyone of the shop, as it was left by vendor and readers; `opens` is SQL over the customer's number `n`. */
async function sent(opens: string, more: { state?: string; finished?: string | null } = {}): Promise<string> {
  const { id } = await marketer.ok(campaignEndpoints.create, {
    body: {
      name: "Autumn",
      audience: { rule: { kind: "everyone" } },
      message: { subject: "Hi", body: "Hello" },
    },
  });
  const { system } = app.platform.database;
  const { state = "done", finished = launched } = more;
  await sql`UPDATE campaigns SET state = ${state}, launched_at = ${launched}, finished_at = ${finished}, rule = '{"kind":"everyone"}',
    audience_size = ${people} WHERE id = ${id}`.execute(system);
  await sql`
    INSERT INTO messages (workspace_id, campaign_id, customer_id, chunk, queued_at, sent_at, delivered_at, failed_at, opened_at, clicked_at, outcome, reason, channel, address)
    SELECT workspace_id, ${id}::bigint, customer_id, 0, ${launched}::timestamptz, at, CASE WHEN n % 20 <> 7 THEN at END,
      CASE WHEN n % 20 = 7 THEN at END, CASE WHEN n % 20 <> 7 AND (opens OR clicks) THEN at END,
      CASE WHEN n % 20 <> 7 AND clicks THEN at END, CASE WHEN n % 20 = 7 THEN 'failed' ELSE 'delivered' END,
      CASE WHEN n % 20 = 7 THEN 'mailbox full' END, 'email', email
    FROM (SELECT workspace_id, id AS customer_id, email, n, ${sql.raw(opens)} AS opens, n % 50 = 1 AS clicks,
        ${launched}::timestamptz + CASE WHEN n % 3 = 0 THEN interval '1 hour' ELSE interval '0' END AS at
      FROM (SELECT *, split_part(external_id, '-', 2)::int AS n FROM customers WHERE workspace_id = ${app.workspaceId()}) AS c) AS p`.execute(
    system,
  );
  return id;
}

/** A stable number of 0 to 99 that has nothing to do with `n % 6`. */
const lot = "abs(hashint4(n * 7919)) % 100";
const planted = `${lot} < CASE WHEN n % 6 IN (0, 1) THEN 60 ELSE 25 END`;
const luck = `${lot} < 30`;

const tell = (campaign_id: string, client = marketer, again = false) =>
  client.ok(insightEndpoints.campaign, { body: { campaign_id, again } });

async function recount(id: string, { people: query }: InsightSource): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await marketer.ok(messageEndpoints.ofCampaign, {
      params: { id },
      query: { ...query, limit: 200, cursor },
    });
    count += page.data.length;
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return count;
}

const inPune = (patterns: CampaignInsights["patterns"]) =>
  patterns.find(({ outcome, part }) => outcome === "opened" && part === "city:pune")!;

const numeric = (text: string) => Number(text.replaceAll(",", ""));

describe("of a campaign in which people in Pune open more", () => {
  let id: string;
  beforeAll(async () => {
    id = await sent(planted);
  });

  test("that is found, said with its figures, and each of them is what its people come to", async () => {
    const { shares, patterns, summary, too_early, looked, engine } = await tell(id);
    expect(engine).toMatchObject({ engine: "built_in", why: "built_in_only" });
    expect(too_early).toEqual([]);
    expect(looked.comparisons).toBeGreaterThan(20);
    expect(inPune(patterns).label).toMatch(/^city is pune$/i);
    expect(
      patterns.some(({ part }) => part === "spend:0" || part === `segment:${vips}`),
      "orders go with spending",
    ).toBe(true);
    for (const share of [...Object.values(shares), ...patterns.flatMap(({ group, rest }) => [group, rest])]) {
      expect(await recount(id, share.source), share.source.words).toBe(share.count);
      expect(await recount(id, share.of_source), share.of_source.words).toBe(share.of);
      expect(share.low).toBeLessThanOrEqual(share.rate);
      expect(share.high).toBeGreaterThanOrEqual(share.rate);
    }
    for (const { text, figures } of [...summary, ...patterns.map(({ sentence }) => sentence)]) {
      let rest = text;
      for (const figure of figures) {
        expect(rest).toContain(figure.text);
        rest = rest.slice(rest.indexOf(figure.text) + figure.text.length);
        if (/^[\d,]+$/.test(figure.text) && !/interval/.test(figure.source.words))
          expect(numeric(figure.text), text).toBe(await recount(id, figure.source));
      }
    }
  });

  test("the figures are those of the campaign, and of a count that knows nothing of parts", async () => {
    const { shares, patterns } = await tell(id);
    const { stats } = await marketer.ok(campaignEndpoints.get, { params: { id } });
    for (const outcome of ["delivered", "opened", "clicked", "ordered"] as const)
      expect(shares[outcome].count).toBe(stats[outcome]);
    const { rows } = await sql<{ opened: number; delivered: number }>`
      SELECT count(m.opened_at)::int AS opened, count(m.delivered_at)::int AS delivered FROM messages m JOIN customers c ON c.id = m.customer_id
      WHERE m.campaign_id = ${id} AND c.city ILIKE 'pune'`.execute(app.platform.database.system);
    expect(inPune(patterns).group).toMatchObject({ count: rows[0]!.opened, of: rows[0]!.delivered });
  });

  test("the bands of spend and the segment are of before the launch", async () => {
    const { patterns } = await tell(id);
    const spent = patterns.filter(({ dimension }) => dimension === "spend" || dimension === "segment");
    expect(spent.length).toBeGreaterThan(0);
    const members = await recount(id, { words: "", people: { outcome: "tried", part: `segment:${vips}` } });
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (SELECT customer_id FROM orders
      WHERE workspace_id = ${app.workspaceId()} AND ordered_at < ${launched} GROUP BY 1 HAVING sum(net) > 100000) AS spenders`.execute(
      app.platform.database.system,
    );
    expect(members).toBe(rows[0]!.n);
  });

  test("what to do next are rules that hold for as many, and drafts that are not sent", async () => {
    const { next } = await tell(id);
    expect(next.map(({ title }) => title)).toContain("Those who received it and did not open it");
    for (const { rule, count, sentence, draft } of next) {
      const preview = await marketer.ok(segmentEndpoints.preview, { body: { rule } });
      expect(preview).toMatchObject({ count, sentence });
      const made = await marketer.ok(campaignEndpoints.create, { body: draft });
      expect(made).toMatchObject({
        state: "draft",
        launched_at: null,
        message: { subject: "Hi", body: "Hello" },
      });
    }
  });

  test("a part nobody tells apart is refused", async () => {
    for (const part of ["shoe:9", "city", "spend:x", "segment:no"]) {
      const { status, body } = await marketer.call(messageEndpoints.ofCampaign, {
        params: { id },
        query: { part },
      });
      expect(status, part).toBe(400);
      expect(body.code).toBe("invalid_input");
    }
  });

  test("nobody of another workspace sees it", async () => {
    await app.workspace("other");
    const other = await app.as("owner", "other");
    expect((await other.call(insightEndpoints.campaign, { body: { campaign_id: id } })).status).toBe(404);
    const list = await other.call(messageEndpoints.ofCampaign, {
      params: { id },
      query: { part: "city:pune" },
    });
    expect(list.status).toBe(404);
  });
});

test("of luck alone, no opening is told of", async () => {
  const { patterns } = await tell(await sent(luck));
  expect(patterns.filter(({ outcome }) => outcome === "opened")).toEqual([]);
});

test("what is under way, just over, or not launched is too early to tell", async () => {
  const running = await tell(await sent(planted, { state: "sending", finished: null }));
  expect(running.patterns).toEqual([]);
  expect(running.too_early.join()).toMatch(/still under way/);
  const fresh = await tell(await sent(planted, { finished: "2026-10-19T10:00:00Z" }));
  expect(fresh.patterns.filter(({ outcome }) => outcome !== "delivered")).toEqual([]);
  expect(fresh.too_early.join()).toMatch(/who opens it and who clicks/);
  expect(fresh.too_early.join()).toMatch(/who orders: it goes on until 26 October 2026/);
  const { id } = await marketer.ok(campaignEndpoints.create, { body: { name: "Draft" } });
  const draft = await marketer.call(insightEndpoints.campaign, { body: { campaign_id: id } });
  expect(draft).toMatchObject({ status: 409, body: { code: "wrong_state" } });
});

test("a model's words are taken with our figures, and its own figures are set aside", async () => {
  const id = await sent(planted);
  const { summary, patterns } = await tell(id);
  const { endpoint } = models;
  await admin.ok(engineEndpoints.updateSettings, {
    body: {
      ...{ engine: "openai", model: "m", endpoint: endpoint("openai"), key: "a-key-of-nobody-at-all" },
      ...{ person_minute_questions: 1_000, person_day_tokens: 1e9, workspace_month_tokens: 1e9 },
    },
  });
  const [reach, engagement] = summary;
  const kind = `Nicely done! ${reach!.text}`;
  const invented = "A stunning 87.5% of all readers opened it.";
  const swapped = patterns[0]!.sentence.text.replace(/(\S+%)(.*?)(\S+%)/, "$3$2$1");
  const sentences = [
    { id: reach!.id, text: kind },
    { id: engagement!.id, text: invented },
    { id: patterns[0]!.id, text: swapped },
  ];
  models.says({ say: JSON.stringify({ sentences }) });
  const told = await tell(id, marketer, true);
  expect(told.engine).toMatchObject({ engine: "openai", why: "chosen" });
  expect(told.summary[0]).toMatchObject({ text: kind, phrased: true, figures: reach!.figures });
  expect(told.summary[1]).toEqual(engagement);
  expect(told.patterns[0]!.sentence).toEqual(patterns[0]!.sentence);
  expect(told.set_aside.map(({ text }) => text)).toEqual([invented, swapped]);
  const asked = models.asked.at(-1)!.text;
  for (const secret of ["c-1", "c1@", "Customer 1"]) expect(asked).not.toContain(secret);

  models.says({ say: JSON.stringify({ sentences: [{ id: "more", text: "Sales rose 300%." }] }) });
  const broken = await tell(id, marketer, true);
  expect(broken.engine).toMatchObject({ engine: "built_in", why: "broken" });
  expect(broken.summary).toEqual(summary);
  await admin.ok(engineEndpoints.updateSettings, { body: { engine: "built_in" } });
});
