// Learning through the front: what variants of a message are ranked by adds up with the campaigns' own figures, is of this workspace
// and channel and of campaigns whose days for orders are over, and is told to a model as it is told to a person.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { engineEndpoints } from "../../../contract/engines.ts";
import { type Suggestion, writingEndpoints } from "../../../contract/writing.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { type ModelServer, startModelServer } from "../engines/model-server.fixture.ts";

let app: TestApp;
let marketer: Client;
let models: ModelServer;
const now = "2026-10-20T06:00:00Z";
const ripe = "2026-10-01T06:00:00Z";
const reader = {
  subject: '{{ customer.first_name | default: "Friend" }}, for you',
  body: "Hello. Reply STOP to opt out.",
};
const straight = { subject: "Back in stock", body: "Hello. Reply STOP to opt out." };
const ask = (body: object = {}) =>
  marketer.ok(writingEndpoints.suggestMessages, {
    body: { goal: "win_back", objective: "come back", ...body },
  });

beforeAll(async () => {
  app = await startApp({ env: { MODEL_HOSTS: "loopback" }, now });
  await app.workspace("far");
  [marketer, models] = await Promise.all([app.as("admin"), startModelServer()]);
});
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});
beforeEach(() => sql`DELETE FROM campaigns`.execute(app.platform.database.system));

interface Sent {
  message: { subject: string; body: string };
  delivered: number;
  ordered: number;
  channel?: "email" | "sms";
  finished?: string;
  workspace?: string;
}

/** A campaign that was sent, with figures as they would have been counted. */
async function sent({
  message,
  delivered,
  ordered,
  channel,
  finished = ripe,
  workspace,
}: Sent): Promise<string> {
  const client = await app.as("admin", workspace);
  const { id } = await client.ok(campaignEndpoints.create, { body: { name: "Past", message, channel } });
  const counts = { audience: delivered, queued: 0, sent: 0, delivered, failed: 0, suppressed: 0, skipped: 0 };
  const stats = JSON.stringify({ ...counts, opened: 0, clicked: 0, ordered, revenue: 0 });
  await sql`UPDATE campaigns SET state = 'done', stats = ${stats}::jsonb, launched_at = ${finished}, finished_at = ${finished},
    counted_at = ${finished} WHERE id = ${id}`.execute(app.platform.database.system);
  return id;
}

const worth = ({ evidence }: Suggestion) =>
  evidence.reduce((sum, { expected, shop }) => sum + expected - shop.ordered / shop.delivered, 0);

test("without past campaigns nothing is said, and the order stays", async () => {
  const { variants } = await ask();
  expect(variants.map(({ evidence }) => evidence)).toEqual([[], [], []]);
  expect(variants[0]!.idea).toBe("Straight to the point");
});

test("what earned more comes first and says what it was counted from", async () => {
  const ids = [];
  for (let n = 0; n < 3; n++) ids.unshift(await sent({ message: reader, delivered: 1_000, ordered: 40 + n }));
  for (let n = 0; n < 4; n++) await sent({ message: straight, delivered: 1_000, ordered: 10 + n });
  const { variants } = await ask();
  const [first] = variants[0]!.evidence;
  expect(variants[0]!.idea).toBe("About the reader");
  expect(first).toMatchObject({
    sentence: "3 past campaigns that spoke of the reader had 4.1 buyers per 100 delivered, all 7 had 2.4.",
    ...{
      delivered: 3_000,
      ordered: 123,
      may_be_luck: false,
      shop: { campaigns: 7, delivered: 7_000, ordered: 169 },
    },
  });
  expect(first!.campaigns.map(({ id }) => id)).toEqual(ids);
});

test("other workspaces, other channels and campaigns that still earn never count", async () => {
  await sent({ message: reader, delivered: 1_000, ordered: 900, workspace: "far" });
  await sent({ message: reader, delivered: 1_000, ordered: 900, channel: "sms" });
  await sent({ message: reader, delivered: 1_000, ordered: 900, finished: "2026-10-19T06:00:00Z" });
  expect((await ask()).variants.flatMap(({ evidence }) => evidence)).toEqual([]);
  const mine = await sent({ message: reader, delivered: 500, ordered: 5 });
  const { variants } = await ask();
  const told = variants.flatMap(({ evidence }) => evidence);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    ...{ delivered: 500, ordered: 5, may_be_luck: true, campaigns: [{ id: mine }] },
    sentence: expect.stringContaining("there are no others"),
  });
});

test("whatever was sent, the figures are the campaigns' own, they add up, and the order is by them", async () => {
  const one = fc
    .record({
      message: fc.constantFrom(reader, straight),
      delivered: fc.integer({ min: 1, max: 5_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, ...rest }) => ({ ...rest, ordered: Math.round(share * rest.delivered) }));
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 6 }), async (all) => {
      await sql`DELETE FROM campaigns`.execute(app.platform.database.system);
      for (const each of all) await sent(each);
      const { data } = await marketer.ok(campaignEndpoints.list, { query: { limit: 200 } });
      const own = new Map(data.map(({ id, stats }) => [id, stats]));
      const sum = (read: (each: (typeof all)[number]) => number) =>
        all.reduce((total, each) => total + read(each), 0);
      const { variants } = await ask();
      const told = variants.flatMap(({ evidence }) => evidence);
      expect(told.length).toBeGreaterThan(0);
      for (const { campaigns, delivered, ordered, shop, expected } of told) {
        for (const each of campaigns)
          expect(own.get(each.id)).toMatchObject({ delivered: each.delivered, ordered: each.ordered });
        expect(campaigns.reduce((total, each) => total + each.delivered, 0)).toBe(delivered);
        expect(campaigns.reduce((total, each) => total + each.ordered, 0)).toBe(ordered);
        expect(shop).toEqual({
          campaigns: all.length,
          delivered: sum((each) => each.delivered),
          ordered: sum((each) => each.ordered),
        });
        const rates = [shop, ...campaigns].map((each) => each.ordered / each.delivered);
        expect(expected).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-9);
        expect(expected).toBeLessThanOrEqual(Math.max(...rates) + 1e-9);
      }
      const worths = variants.map(worth);
      expect(worths).toEqual(worths.toSorted((a, b) => b - a));
    }),
    { numRuns: 25 },
  );
});

test("a model is told the same, and its variants are ranked by it too", async () => {
  await sent({ message: reader, delivered: 1_000, ordered: 80 });
  await sent({ message: straight, delivered: 1_000, ordered: 10 });
  await marketer.ok(engineEndpoints.updateSettings, {
    body: { engine: "openai", model: "gpt-5-mini", key: "sk-test", endpoint: models.endpoint("openai") },
  });
  const variants = [straight, reader].map(({ subject, body }, at) => ({
    idea: `Idea ${at}`,
    subject,
    preheader: "A line",
    body,
  }));
  models.says({ say: JSON.stringify({ variants }) });
  const answer = await ask({ variants: 2 });
  expect(answer.engine.engine).toBe("openai");
  expect(answer.variants.map(({ idea }) => idea)).toEqual(["Idea 1", "Idea 0"]);
  for (const { evidence } of answer.variants) expect(models.asked[0]!.text).toContain(evidence[0]!.sentence);
});
