// The assistant by a chosen model, over real HTTP: its rules are checked like a person's, mended once, and else the built-in
// engine reads the words; open questions are answered from what it said already.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { assistantEndpoints } from "../../../contract/assistant.ts";
import { customerEndpoints } from "../../../contract/customers.ts";
import { engineEndpoints } from "../../../contract/engines.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { cast } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";
import { chosenFor, type ModelServer, startModelServer } from "../engines/model-server.fixture.ts";
import type { ModelReading } from "./model-reading.ts";

let app: TestApp;
let viewer: Client;
let models: ModelServer;
beforeAll(async () => {
  app = await startApp({ env: { MODEL_HOSTS: "loopback" }, now: "2026-11-20T08:00:00Z" });
  models = await startModelServer();
  const [admin, marketer] = await Promise.all([app.as("admin"), app.as("marketer")]);
  viewer = await app.as("viewer");
  await marketer.ok(customerEndpoints.createBatch, {
    query: { wait: "true" },
    body: {
      customers: cast.map((each, at) => ({ ...each, custom: { secret: `only customer ${at} has this` } })),
    },
  });
  await admin.ok(engineEndpoints.updateSettings, { body: chosenFor(models) });
});
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});
beforeEach(() => {
  models.asked.length = 0;
});

const people: Partial<Record<"email" | "phone" | "city", string>>[] = cast;
const mumbai = { kind: "attribute", attribute: "city", op: "is", value: "Mumbai" };
const pune = { kind: "attribute", attribute: "city", op: "is", value: "Pune" };
const says = (reading: Partial<Omit<ModelReading, "rule">> & { rule: unknown }) => ({
  say: JSON.stringify({
    ...{ change: "replaced", unsupported: [], ambiguities: [] },
    ...reading,
    rule: reading.rule === null ? null : JSON.stringify(reading.rule),
  }),
});
const ask = (prompt: string, more: object = {}) =>
  viewer.ok(assistantEndpoints.segmentRules, { body: { prompt, ...more } });

test("its rule is counted and said in words, and the answer says whose it is", async () => {
  models.says(says({ rule: mumbai }));
  const answer = await ask("folks of the city of dreams");
  expect(answer).toMatchObject({
    engine: { engine: "compatible", model: "test-1", why: "chosen" },
    rule: mumbai,
    sentence: "Customers who live in the city of “Mumbai”",
    unsupported: [],
  });
  expect(answer.count).toBe(people.filter(({ city }) => city === "Mumbai").length);
});

test("it is told the shop's names and none of its customers", async () => {
  models.says(says({ rule: mumbai }));
  await ask("the people of Mumbai, please");
  const { text } = models.asked[0]!;
  expect(text).toContain('"custom.secret"');
  expect(text).toContain("2026-11-20");
  expect(text).not.toContain("only customer");
  for (const { email, phone } of people) {
    if (email) expect(text).not.toContain(email);
    if (phone) expect(text).not.toContain(phone);
  }
});

test("a rule over a field that is not there goes back with the fault, and is taken mended", async () => {
  models.says(says({ rule: { ...mumbai, attribute: "town" } }), says({ rule: mumbai }));
  expect(await ask("in the town of Mumbai")).toMatchObject({
    engine: { engine: "compatible" },
    rule: mumbai,
  });
  expect(models.asked).toHaveLength(2);
  expect(models.asked[1]!.text).toContain("/rule/attribute");
});

test.each([
  ["no rule and no reason", says({ rule: null })],
  [
    "a rule that is no JSON",
    { say: JSON.stringify({ change: "replaced", unsupported: [], ambiguities: [], rule: "{" }) },
  ],
  ["SQL", says({ rule: "SELECT * FROM customers" })],
  ["a failure", { status: 500 }],
])("with %s twice, the grammar reads the words", async (name, saying) => {
  models.says(saying);
  const answer = await ask(`in Mumbai ${name === "a failure" ? "" : "please"}`);
  expect(answer).toMatchObject({ engine: { engine: "built_in" }, rule: mumbai });
  expect(answer.engine.why).not.toBe("built_in_only");
});

test("an open question is answered without asking the model again", async () => {
  models.says(
    says({
      rule: mumbai,
      ambiguities: [
        {
          words: "West",
          question: "Which city of the west?",
          chosen: 0,
          choices: [
            { label: "Mumbai", rule: JSON.stringify(mumbai) },
            { label: "Pune", rule: JSON.stringify(pune) },
          ],
        },
      ],
    }),
  );
  const prompt = "someone from the west";
  const first = await ask(prompt);
  const [open] = first.ambiguities;
  expect(open).toMatchObject({ start: 17, end: 21, text: "west", chosen: 0 });
  const { start, end, question } = open!;
  const second = await ask(prompt, { choices: [{ start, end, question, chosen: 1 }] });
  expect(second).toMatchObject({ engine: { why: "remembered" }, rule: pune, ambiguities: [{ chosen: 1 }] });
  expect(models.asked).toHaveLength(1);
});

test("what it cannot say is told by its words, with the rest at hand", async () => {
  models.says(
    says({
      rule: mumbai,
      unsupported: [{ words: "left-handed", reason: "nobody was asked which hand they use" }],
    }),
  );
  expect(await ask("left-handed people in Mumbai")).toMatchObject({
    rule: null,
    count: null,
    unsupported: [{ start: 0, end: 11, reason: "nobody was asked which hand they use" }],
    without_unsupported: { rule: mumbai },
  });
});
