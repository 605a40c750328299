// From an objective to a draft, through the front: the plan's parts are those of the words, its audience is what a segment counts,
// its cost is within the budget, its forecast is this shop's own, and nothing is saved before or sent after it is asked for.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BodyOf } from "../../../contract/api.ts";
import { type CampaignDraft, campaignDraftEndpoints } from "../../../contract/campaign-drafts.ts";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { engineEndpoints } from "../../../contract/engines.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { priceEndpoints } from "../../../contract/prices.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import type { ModelParts } from "../assistant/objective/model-parts.ts";
import { objectives } from "../assistant/objective/objectives.fixture.ts";
import { type ModelServer, startModelServer } from "../engines/model-server.fixture.ts";

let app: TestApp;
let marketer: Client;
let admin: Client;
let models: ModelServer;

const now = "2026-11-26T06:00:00Z";
const people = 120;
const wait = { wait: "true" as const };
const days = (n: number) => new Date(Date.parse(now) - n * 86_400_000).toISOString();

/** Everyone ordered coffee or tea three times, 10 to 28 days apart; every second not for 200 days. The more, the higher their number. */
async function fill(client: Client) {
  const numbers = Array.from({ length: people }, (_, i) => i + 1);
  await client.ok(customerEndpoints.createBatch, {
    query: wait,
    body: {
      customers: numbers.map((n) => ({
        ...{ external_id: `c-${n}`, email: `c${n}@example.com`, city: n % 3 === 0 ? "Pune" : "Delhi" },
        ...(n % 4 === 0 ? { phone: `+9198100${String(10_000 + n)}` } : {}),
        consent: { email: true, sms: true, whatsapp: n % 8 === 0 },
        created_at: days(700),
      })),
    },
  });
  await client.ok(orderEndpoints.createBatch, {
    query: wait,
    body: {
      orders: numbers.flatMap((n) =>
        [0, 1, 2].map((time) => ({
          ...{ external_id: `o-${n}-${time}`, currency: "INR", status: "paid" as const, total: 10 * n },
          customer: { external_id: `c-${n}` },
          ordered_at: days((n % 2 === 0 ? 200 : 5) + time * (10 + 2 * (n % 10)) + (n % 7)),
          items: [
            {
              product_id: n % 5 === 0 ? "t" : "k",
              name: n % 5 === 0 ? "Assam" : "Robusta",
              category: n % 5 === 0 ? "Tea" : "Coffee",
              quantity: 1,
              price: 10 * n,
            },
          ],
        })),
      ),
    },
  });
}

beforeAll(async () => {
  app = await startApp({ env: { MODEL_HOSTS: "loopback" }, work: true, now });
  await app.workspace("rival");
  [marketer, admin, models] = await Promise.all([app.as("marketer"), app.as("admin"), startModelServer()]);
  await fill(marketer);
});
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});

type Asked = BodyOf<typeof campaignDraftEndpoints.plan>;
const plan = (prompt: string, more: Partial<Asked> = {}, client = marketer) =>
  client.ok(campaignDraftEndpoints.plan, { body: { prompt, ...more } });
const count = async (rule: unknown) =>
  (await marketer.ok(segmentEndpoints.preview, { body: { rule } })).count;
const price = (prices: object) => admin.ok(priceEndpoints.update, { body: prices });
const diwali = "bring back lapsed coffee buyers before Diwali with ₹20 to spend";

describe("a plan", () => {
  test("has all of its parts, from the words and from the shop's own orders", async () => {
    const drafted = await plan("bring back lapsed coffee buyers before Diwali with ₹20,000 to spend");
    expect(drafted).toMatchObject({
      engine: { engine: "built_in" },
      goal: "win_back",
      unsupported: [],
      cost: { budget: 20_000, cost: null, price: null },
      expected: null,
      channel: { channel: "email" },
      time: { within: { from: null, to: "2027-10-28" } },
    });
    expect(drafted.parts.map(({ part }) => part)).toEqual(["goal", "audience", "deadline", "budget"]);
    expect(drafted.definitions[0]).toMatchObject({ text: "lapsed" });
    expect(drafted.definitions[0]!.words).toMatch(/^No order for more than 25 days: 80 % of 240 gaps/);
    const lapsedCoffee = Array.from({ length: people }, (_, i) => i + 1).filter(
      (n) => n % 2 === 0 && n % 5 !== 0,
    );
    expect(drafted.audience!.count).toBe(lapsedCoffee.length);
    expect(await count(drafted.audience!.rule)).toBe(drafted.audience!.count);
    expect(drafted.message!.variants.length).toBeGreaterThan(1);
    expect(drafted.message!.variants[0]!.message.body).toMatch(/coffee/i);
    expect(drafted.cost.words).toMatch(/Unknown/);
    expect(drafted.expected_words).toMatch(/no evidence/);
    const [best] = drafted.time!.choices;
    expect(Date.parse(best!.at)).toBeGreaterThan(Date.parse(now));
  });

  test("says of every objective's parts which words they were read from, and counts whom it names", async () => {
    for (const { prompt } of objectives) {
      const drafted = await plan(prompt);
      for (const { start, end, text } of [
        ...drafted.parts,
        ...drafted.unsupported,
        ...drafted.definitions,
        ...drafted.ambiguities,
      ])
        expect([prompt, prompt.slice(start, end)]).toEqual([prompt, text]);
      if (drafted.audience) expect(await count(drafted.audience.rule)).toBe(drafted.audience.count);
      const { cost, budget } = drafted.cost;
      if (cost !== null && budget !== null) expect(cost).toBeLessThanOrEqual(budget);
    }
  });

  test("goes out within the days that were named", async () => {
    const weekend = await plan("thank everyone by email this weekend");
    expect(weekend.time!.choices.length).toBeGreaterThan(0);
    for (const { at } of weekend.time!.choices)
      expect(at >= "2026-11-27T18:30" && at < "2026-11-29T18:30").toBe(true);
    const tomorrow = await plan("thank everyone by email tomorrow");
    for (const { at } of tomorrow.time!.choices)
      expect(at >= "2026-11-26T18:30" && at < "2026-11-27T18:30").toBe(true);
  });

  test("takes the channel that was named, else the one that reaches most, and says how many each reaches", async () => {
    const said = await plan("thank everyone by whatsapp");
    expect(said.channel).toMatchObject({ channel: "whatsapp", words: "You named it." });
    expect(said.cost.messages).toBe(people / 8);
    const open = await plan("thank everyone");
    const reach = Object.fromEntries(
      open.channel!.channels.map(({ channel, reachable }) => [channel, reachable]),
    );
    expect(reach).toMatchObject({ email: people, sms: people / 4, whatsapp: people / 8 });
    const changed = await plan("thank everyone by whatsapp", { channel: "sms" });
    expect(changed.channel).toMatchObject({ channel: "sms", words: "You chose it." });
  });

  test("asks whom it is for where nobody was named", async () => {
    const drafted = await plan("Diwali sale, 20% off");
    const open = drafted.ambiguities.find(({ question }) => question.startsWith("Whom"))!;
    expect(drafted.audience!.count).toBe(people);
    const { start, end, question } = open;
    const again = await plan("Diwali sale, 20% off", { choices: [{ start, end, question, chosen: 1 }] });
    expect(again.audience!.rule).toEqual({ kind: "did", what: "orders" });
  });

  test("names what it cannot do, and offers the rest", async () => {
    const drafted = await plan("win back iPhone users in Pune with a 10% hold-out on Instagram");
    expect(drafted.unsupported.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["with a 10% hold-out", "on Instagram", "iPhone"]),
    );
    expect(drafted.audience).toBeNull();
    const rest = await plan(drafted.prompt, { rule: drafted.without_unsupported!.rule });
    expect(rest.audience!.count).toBe(people / 3);
  });

  test("means by lifecycle words what the shop's orders say, and offers the usual figures", async () => {
    const drafted = await plan("thank big spenders");
    expect(drafted.definitions[0]!.words).toMatch(/90 % of 120 who ever ordered here spent no more/);
    expect(await count(drafted.audience!.rule)).toBe(13);
    const open = drafted.ambiguities[0]!;
    expect(open.choices[0]!.label).toMatch(/by this shop’s orders/);
    const { start, end, question } = open;
    const other = await plan("thank big spenders", { choices: [{ start, end, question, chosen: 2 }] });
    expect(other.definitions).toEqual([]);
    expect(other.audience!.rule).not.toEqual(drafted.audience!.rule);
  });
});

describe("a budget", () => {
  test("that does not pay for all takes those who spent most, and is never exceeded", async () => {
    await price({ email: 0.7 });
    for (const budget of [0, 0.69, 1, 5, 20, 33.6, 1_000]) {
      const drafted = await plan(diwali, { budget });
      const { cost, messages } = drafted.cost;
      expect(cost!).toBeLessThanOrEqual(budget);
      expect(messages).toBeLessThanOrEqual(Math.floor((budget + 1e-9) / 0.7));
      expect(await count(drafted.audience!.rule)).toBe(drafted.audience!.count);
      if (drafted.audience!.limited === null) continue;
      expect(drafted.audience!.count).toBeLessThan(drafted.audience!.whole.count);
    }
    const twenty = await plan(diwali);
    expect(twenty.cost).toMatchObject({ budget: 20, messages: 28, cost: 19.6 });
    expect(twenty.audience!.limited).toMatch(/those who spent most/);
    const { sample } = await marketer.ok(segmentEndpoints.preview, {
      body: { rule: twenty.audience!.rule, sample: 100 },
    });
    const lapsedCoffee = Array.from({ length: people }, (_, i) => i + 1).filter(
      (n) => n % 2 === 0 && n % 5 !== 0,
    );
    expect(sample.map(({ external_id }) => Number(external_id!.slice(2))).sort((a, b) => a - b)).toEqual(
      lapsedCoffee.slice(-28),
    );
  });

  test("that spending cannot share out takes an even part by chance", async () => {
    await price({ email: 1 });
    await marketer.ok(customerEndpoints.createBatch, {
      query: wait,
      body: {
        customers: Array.from({ length: 60 }, (_, i) => ({
          ...{ external_id: `n-${i}`, email: `n${i}@example.com`, city: "Kochi" },
          ...{ consent: { email: true }, created_at: days(3) },
        })),
      },
    });
    const drafted = await plan("welcome everyone in Kochi with ₹20 to spend");
    expect(drafted.audience!.limited).toMatch(/by chance/);
    expect(drafted.cost.messages).toBeGreaterThan(5);
    expect(drafted.cost.cost!).toBeLessThanOrEqual(20);
  });

  test("without a price says that it is unknown, and of text messages counts the parts", async () => {
    await price({ email: null, sms: 0.25 });
    expect((await plan("thank everyone by email with ₹100 to spend")).cost).toMatchObject({
      cost: null,
      price: null,
      budget: 100,
    });
    const two = await plan("thank everyone by sms", { sms_parts: 2 });
    expect(two.cost).toMatchObject({ sms_parts: 2, cost: (people / 4) * 0.5 });
    expect((await marketer.call(priceEndpoints.update, { body: { sms: 1 } })).status).toBe(403);
    expect((await admin.call(priceEndpoints.update, { body: { sms: 0.123456 } })).status).toBe(400);
  });
});

describe("what to expect", () => {
  const past = (slug: string, channel: string, sent: number, ordered: number, finished = days(30)) =>
    sql`
    INSERT INTO campaigns (workspace_id, name, channel, subject, body, tags, state, created_at, updated_at, launched_at, finished_at, audience_size, stats)
    VALUES (${app.workspaceId(slug)}, 'Past', ${channel}, '', 'Hello', '{}', 'done', ${finished}, ${finished}, ${finished}, ${finished}, ${sent},
      jsonb_build_object('audience', ${sent}::int, 'queued', 0, 'sent', 0, 'delivered', ${sent - 2}::int, 'failed', 2, 'suppressed', 0, 'skipped', 0,
        'opened', 0, 'clicked', 0, 'ordered', ${ordered}::int, 'revenue', ${ordered * 50_000}::bigint))`.execute(
      app.platform.database.system,
    );

  test("is told from this shop's own campaigns that are over, the same channel first", async () => {
    for (let i = 0; i < 3; i++) await past("rival", "email", 1_000, 900);
    expect((await plan("thank everyone by email")).expected).toBeNull();
    await past("shop", "email", 1_000, 990, days(2));
    expect((await plan("thank everyone by email")).expected).toBeNull();
    for (let i = 0; i < 4; i++) await past("shop", "email", 1_000, 40 + i);
    const { expected } = await plan("thank everyone by email");
    expect(expected).toMatchObject({ campaigns: 4, same_channel: 4, confidence: 0.9, sent: 4_000 });
    expect(expected!.orders.value).toBeGreaterThan(5);
    expect(expected!.orders.value).toBeLessThan(12);
    expect(expected!.orders.low).toBeLessThan(expected!.orders.value);
    expect(expected!.revenue.high).toBeGreaterThan(expected!.revenue.value);
    const sms = await plan("thank everyone by sms");
    expect(sms.expected).toMatchObject({ campaigns: 4, same_channel: 0 });
    expect(sms.channel!.channels.find(({ channel }) => channel === "email")!.past).toMatchObject({
      campaigns: 4,
    });
  });
});

describe("a draft", () => {
  const approved = ({ prompt, name, channel, message, audience, time }: CampaignDraft) => ({
    ...{ prompt, name, channel: channel!.channel, message: message!.variants[0]!.message },
    audience: { name: audience!.name, rule: audience!.rule },
    schedule: { kind: "at" as const, at: time!.choices[0]!.at },
  });

  test("is made only when it is asked for, once, and sends nothing", async () => {
    const all = async () => (await marketer.ok(campaignEndpoints.list, { query: { state: "draft" } })).data;
    const drafted = await plan("win back lapsed tea buyers by email");
    expect(await all()).toEqual([]);
    const body = approved(drafted);
    const headers = { "idempotency-key": "the-same" };
    const first = await marketer.ok(campaignDraftEndpoints.create, { body, headers });
    const second = await marketer.ok(campaignDraftEndpoints.create, { body, headers });
    expect(second.id).toBe(first.id);
    expect(await all()).toHaveLength(1);
    expect(first).toMatchObject({
      state: "draft",
      intent: drafted.prompt,
      channel: "email",
      schedule: body.schedule,
    });
    const segment = await marketer.ok(segmentEndpoints.get, { params: { id: first.audience!.segment_id! } });
    expect(segment).toMatchObject({ name: "Lapsed tea buyers", count: drafted.audience!.count });
    const messages = await marketer.ok(messageEndpoints.ofCampaign, { params: { id: first.id }, query: {} });
    expect(messages.data).toEqual([]);
    // The same audience is not saved twice; another of that name gets a name of its own.
    const third = await marketer.ok(campaignDraftEndpoints.create, { body });
    expect(third.audience!.segment_id).toBe(segment.id);
    const other = { ...body, audience: { ...body.audience, rule: { kind: "everyone" } } };
    const fourth = await marketer.ok(campaignDraftEndpoints.create, { body: other });
    expect(fourth.audience!.segment_name).toBe("Lapsed tea buyers (2)");
  });

  test("is refused to whoever may not write campaigns, and with a rule that cannot be", async () => {
    const body = approved(await plan("win back lapsed tea buyers by email"));
    const viewer = await app.as("viewer");
    expect((await viewer.call(campaignDraftEndpoints.create, { body })).status).toBe(403);
    expect((await viewer.call(campaignDraftEndpoints.plan, { body: { prompt: "thank VIPs" } })).status).toBe(
      403,
    );
    const wrong = { ...body, audience: { name: "X", rule: { kind: "iz" } } };
    expect(await marketer.call(campaignDraftEndpoints.create, { body: wrong })).toMatchObject({
      status: 400,
    });
  });
});

describe("a model", () => {
  const none: ModelParts = {
    audience: [],
    goal: [],
    budget: [],
    deadline: [],
    channel: [],
    offer: [],
    unsupported: [],
  };
  const says = (parts: Partial<ModelParts>) => ({ say: JSON.stringify({ ...none, ...parts }) });
  const prompt = "wake the folks of Delhi up before Holi, 300 rupees is all there is";

  test("tells parts apart by quotes that are checked, and its audience is read as any", async () => {
    await admin.ok(engineEndpoints.updateSettings, {
      body: {
        ...{ engine: "compatible", model: "test-1", endpoint: models.endpoint("compatible") },
        ...{ person_minute_questions: 1_000, person_day_tokens: 1e9, workspace_month_tokens: 1e9 },
      },
    });
    const rule = { kind: "attribute", attribute: "city", op: "is", value: "Delhi" };
    const reading = { change: "replaced", unsupported: [], ambiguities: [], rule: JSON.stringify(rule) };
    models.says(
      says({
        audience: ["the folks of Delhi"],
        goal: ["wake", "up"],
        deadline: ["before Holi"],
        channel: [],
        budget: ["300 rupees is all there is"],
      }),
      says({ audience: ["the folks of Delhi"], goal: ["wake", "up"], deadline: ["before Holi"] }),
      { say: JSON.stringify(reading) },
      { status: 500 },
      { status: 500 },
    );
    const drafted = await plan(prompt);
    expect(drafted.engine).toMatchObject({ engine: "compatible", model: "test-1" });
    expect(drafted.audience!.rule).toEqual(rule);
    expect(drafted.time!.within.to).toBe("2027-03-21");
    for (const { start, end, text } of drafted.parts) expect(prompt.slice(start, end)).toBe(text);
  });

  test("that quotes what was not said gives way to the built-in parse", async () => {
    const wrong = says({ audience: ["everyone in the world"] });
    models.says(wrong, wrong, { status: 500 }, { status: 500 }, { status: 500 });
    const drafted = await plan("thank customers in Pune by 12 December");
    expect(drafted.engine).toMatchObject({ engine: "built_in", why: "broken" });
    expect(drafted.time!.within.to).toBe("2026-12-12");
    expect(drafted.audience!.count).toBe(people / 3);
  });
});
