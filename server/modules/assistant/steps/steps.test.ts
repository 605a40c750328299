// The panel's requests through the front: what is asked beside a page becomes the steps that it should, whatever cannot be done is
// refused by name, and what came of a step stands in the log that an owner reads and erases.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assistantStepEndpoints, type ShownPage } from "../../../../contract/assistant-steps.ts";
import { assistantTools } from "../../../../contract/assistant-tools.ts";
import { engineEndpoints } from "../../../../contract/engines.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import type { Client } from "../../../../test/client.ts";
import { panelPhrases, refusedPhrases } from "./panel-phrases.fixture.ts";
import { openPanelShop, type PanelShop } from "./panel-shop.fixture.ts";

let app: TestApp;
let viewer: Client;
let shop: PanelShop;
beforeAll(async () => {
  app = await startApp({ now: "2026-11-20T08:00:00Z" });
  shop = await openPanelShop(app);
  viewer = await app.as("viewer");
});
afterAll(() => app?.stop());

const ask = (prompt: string, page: ShownPage = { kind: "home" }, more: object = {}) =>
  viewer.ok(assistantStepEndpoints.steps, { body: { prompt, page, ...more } });

test("at least forty phrases over several pages become the steps they ask for", async () => {
  const phrases = panelPhrases(shop);
  expect(phrases.length).toBeGreaterThanOrEqual(40);
  const wrong: unknown[] = [];
  for (const { page, prompt, steps } of phrases) {
    const answer = await ask(prompt, page);
    try {
      expect(answer.steps).toMatchObject(steps);
      expect(answer.unsupported).toEqual([]);
    } catch {
      wrong.push({
        prompt,
        on: page.kind,
        wanted: steps,
        got: answer.steps,
        unsupported: answer.unsupported,
      });
    }
  }
  expect(JSON.stringify(wrong, null, 1)).toBe("[]");
});

test("what is not the panel's to do is refused, and nothing else is done instead", async () => {
  const wrong: unknown[] = [];
  for (const { page, prompt, reason } of refusedPhrases) {
    const { steps, unsupported } = await ask(prompt, page);
    if (steps.length > 0 || !unsupported.some((one) => reason.test(one.reason)))
      wrong.push({ prompt, steps, unsupported });
  }
  expect(JSON.stringify(wrong, null, 1)).toBe("[]");
});

describe("the closed list", () => {
  test("has no tool that sends", () => {
    expect(
      Object.values(assistantTools).filter(({ needs }) => (needs as string) === "campaigns:send"),
    ).toEqual([]);
  });

  test("is all that an answer can hold", async () => {
    for (const { page, prompt } of panelPhrases(shop).slice(0, 10)) {
      const { steps } = await ask(prompt, page);
      for (const { tool } of steps) expect(Object.keys(assistantTools)).toContain(tool);
    }
  });
});

test("an open question is answered by asking again with the choice", async () => {
  const first = await ask("count customers who haven't shopped in 6 months");
  const [open] = first.ambiguities;
  expect(open?.text.length).toBeGreaterThan(0);
  const { start, end, question } = open!;
  const second = await ask("count customers who haven't shopped in 6 months", undefined, {
    choices: [{ start, end, question, chosen: 1 }],
  });
  expect(second.steps[0]).toMatchObject({ people: { rule: open!.choices[1]!.rule } });
});

test("a page of another workspace, or one that is gone, shows nothing", async () => {
  await app.workspace("other");
  const stranger = await app.as("marketer", "other");
  const { steps, unsupported } = await stranger.ok(assistantStepEndpoints.steps, {
    body: { prompt: "rename it to Mine", page: { kind: "segment", id: shop.segments.gold } },
  });
  expect(steps).toEqual([]);
  expect(unsupported[0]?.reason).toMatch(/shows nothing/);
});

test("people that are no filter of a list are refused with the path", async () => {
  const page = { kind: "customers", shown: { of: "customers", town: "Pune" } } as unknown as ShownPage;
  const { status, body } = await viewer.call(assistantStepEndpoints.steps, {
    body: { prompt: "tag them as x", page },
  });
  expect(status).toBe(400);
  expect(JSON.stringify(body.errors)).toContain("/page/shown");
});

describe("the log", () => {
  test("tells the prompt, each step and what came of it, and is erased with all of that", async () => {
    const owner = await app.as("owner");
    const { id, steps } = await ask("create a segment of customers in Pune");
    const told = {
      params: { id },
      body: { step: 0, outcome: "done", detail: "“In Pune” is saved." },
    } as const;
    await viewer.ok(assistantStepEndpoints.stepOutcome, told);
    await viewer.ok(assistantStepEndpoints.stepOutcome, {
      ...told,
      body: { ...told.body, outcome: "undone", detail: "" },
    });
    const read = await owner.ok(engineEndpoints.action, { params: { id } });
    expect(read).toMatchObject({
      feature: "assistant_steps",
      prompt: "create a segment of customers in Pune",
      steps: [
        {
          tool: steps[0]!.tool,
          words: expect.stringMatching(/^Create the segment “In Pune”: customers who .* \(1 person\)$/),
          outcomes: [
            { outcome: "done", detail: "“In Pune” is saved." },
            { outcome: "undone", detail: "" },
          ],
        },
      ],
    });
    await owner.ok(engineEndpoints.eraseAction, { params: { id } });
    expect((await owner.call(engineEndpoints.action, { params: { id } })).status).toBe(404);
    expect((await viewer.call(assistantStepEndpoints.stepOutcome, told)).status).toBe(404);
  });

  test("takes no word about a step from anyone but who asked, nor about a step that is not there", async () => {
    const { id } = await ask("customers in Pune");
    const told = (step: number) =>
      ({ params: { id }, body: { step, outcome: "done", detail: "mine" } }) as const;
    const marketer = await app.as("marketer");
    expect((await marketer.call(assistantStepEndpoints.stepOutcome, told(0))).status).toBe(404);
    expect((await viewer.call(assistantStepEndpoints.stepOutcome, told(1))).status).toBe(404);
    expect((await viewer.call(assistantStepEndpoints.stepOutcome, told(0))).status).toBe(200);
  });
});
