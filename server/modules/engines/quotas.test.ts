// Quotas, counts and the log: whatever is asked at the same time, no more is used than was allowed, and what was used stays
// counted when the log is erased.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { engineEndpoints, features } from "../../../contract/engines.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { createActor } from "../../actor.ts";
import { type ModelServer, startModelServer, usage } from "./model-server.fixture.ts";

let app: TestApp;
let owner: Client;
let models: ModelServer;
beforeAll(async () => {
  app = await startApp({ env: { MODEL_HOSTS: "loopback" }, now: "2027-01-30T10:00:00Z" });
  [owner, models] = await Promise.all([app.as("owner"), startModelServer()]);
  models.says({ say: '{"word": "yes"}' });
});
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});

const plenty = 1_000_000_000;
beforeEach(() => allow({}));

function allow(limits: object) {
  return owner.ok(engineEndpoints.updateSettings, {
    body: {
      ...{
        engine: "compatible",
        model: "m",
        endpoint: models.endpoint("compatible"),
        key: "a-key-of-nobody",
      },
      ...{ person_day_tokens: plenty, workspace_month_tokens: plenty, person_minute_questions: 1_000 },
      ...{ input_price: 1, output_price: 4, ...limits },
    },
  });
}

async function ask(person: string, feature: (typeof features)[number] = "campaign_names") {
  const { workspace } = await app.services.access.systemActor({ slug: "shop" });
  const actor = createActor(workspace, { kind: "person", id: person, name: `Person ${person}` }, []);
  const schema = z.strictObject({ word: z.string() });
  const { engine } = await app.services.engines.ask(actor, {
    ...{ feature, schema, instructions: "Say yes.", prompt: "?", maxOutput: 100 },
    builtIn: () => ({ word: "no" }),
  });
  return engine;
}

const used = async () => owner.ok(engineEndpoints.usage);
const tokensOf = (counted: { input_tokens: number; output_tokens: number }) =>
  counted.input_tokens + counted.output_tokens;

let people = 100;

test("at the same time or one after another, nobody uses more than a day's quota, and the rest is answered all the same", async () => {
  const each = usage.input + usage.output;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 3_500 }),
      fc.integer({ min: 6, max: 12 }),
      async (quota, count) => {
        const person = String(++people);
        const before = tokensOf((await used()).today);
        await allow({ person_day_tokens: quota });
        const answers = await Promise.all(Array.from({ length: count }, () => ask(person)));
        const asked = answers.filter(({ why }) => why === "chosen").length;
        expect(asked * each).toBeLessThanOrEqual(quota);
        expect(answers.filter(({ why }) => why === "quota_person").length).toBe(count - asked);
        expect(tokensOf((await used()).today) - before).toBe(asked * each);
      },
    ),
    { numRuns: 20 },
  );
});

test("a person's quota is theirs, the workspace's is everyone's, and both begin anew with their day and month", async () => {
  await allow({ person_day_tokens: 1_000 });
  expect((await ask("1")).why).toBe("chosen");
  expect((await ask("1")).why).toBe("chosen");
  expect((await ask("1")).why).toBe("quota_person");
  expect((await ask("2")).why).toBe("chosen");
  await allow({ workspace_month_tokens: tokensOf((await used()).month) + 100 });
  expect((await ask("3")).why).toBe("quota_workspace");
  // Asia/Kolkata: the new month has begun there at 18:30 UTC.
  app.clock.turnTo("2027-01-31T18:31:00Z");
  expect((await ask("3")).why).toBe("chosen");
});

test("so many questions a minute, for each person", async () => {
  await allow({ person_minute_questions: 3 });
  app.clock.advance(61_000);
  const whys = [];
  for (let n = 0; n < 5; n++) whys.push((await ask("1")).why);
  expect(whys).toEqual(["chosen", "chosen", "chosen", "rate", "rate"]);
  expect((await ask("2")).why).toBe("chosen");
  app.clock.advance(61_000);
  expect((await ask("1")).why).toBe("chosen");
});

test("by feature and by person, the counts add up to the month's, in tokens and in money", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ person: fc.constantFrom("1", "2", "3"), feature: fc.constantFrom(...features) }), {
        minLength: 1,
        maxLength: 6,
      }),
      async (questions) => {
        const before = await used();
        for (const { person, feature } of questions) await ask(person, feature);
        const { month, by_feature, by_person } = await used();
        expect(month.questions - before.month.questions).toBe(questions.length);
        for (const groups of [by_feature, by_person]) {
          expect(groups.reduce((sum, one) => sum + tokensOf(one), 0)).toBe(tokensOf(month));
          expect(groups.reduce((sum, one) => sum + one.cost, 0)).toBeCloseTo(month.cost, 9);
        }
      },
    ),
    { numRuns: 6 },
  );
  const { month } = await used();
  expect(month.cost).toBeCloseTo((month.input_tokens + month.output_tokens * 4) / 1e6, 9);
});

test("a question costs beforehand what is usual, and then what the last ones took", async () => {
  await owner.ok(engineEndpoints.eraseActions);
  const usual = (await owner.ok(engineEndpoints.status)).estimates.campaign_names;
  expect(usual.tokens).toBeGreaterThan(0);
  await ask("1");
  const known = (await owner.ok(engineEndpoints.status)).estimates.campaign_names;
  expect(known.tokens).toBe(usage.input + usage.output);
  expect(known.cost).toBeCloseTo((usage.input + usage.output * 4) / 1e6, 9);
});

test("an owner reads and erases the log; the tokens stay counted; an admin may do neither", async () => {
  await ask("1");
  const { data } = await owner.ok(engineEndpoints.actions, { query: { feature: "campaign_names" } });
  const first = await owner.ok(engineEndpoints.action, { params: { id: data[0]!.id } });
  expect(first).toMatchObject({ who: "Person 1", why: "chosen", said: '{"word": "yes"}' });
  expect(first.prompt).toContain("Say yes.");
  const admin = await app.as("admin");
  expect((await admin.call(engineEndpoints.actions)).status).toBe(403);
  expect((await admin.call(engineEndpoints.eraseActions)).status).toBe(403);
  const before = await used();
  await owner.ok(engineEndpoints.eraseAction, { params: { id: first.id } });
  expect((await owner.call(engineEndpoints.action, { params: { id: first.id } })).status).toBe(404);
  await owner.ok(engineEndpoints.eraseActions);
  expect((await owner.ok(engineEndpoints.actions)).data).toEqual([]);
  expect(await used()).toEqual(before);
});

test("one workspace's choice, log and counts are nobody else's", async () => {
  await ask("1");
  await app.workspace("other");
  const other = await app.as("owner", "other");
  expect((await other.ok(engineEndpoints.settings)).engine).toBe("built_in");
  expect((await other.ok(engineEndpoints.actions)).data).toEqual([]);
  expect((await other.ok(engineEndpoints.usage)).month.questions).toBe(0);
});
