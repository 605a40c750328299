// Help with writing through the front: what the built-in engine writes holds for every goal, tone, channel and length of name;
// what a model writes is held to the same, and to what it was told.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { channelLimits } from "../../../contract/channel-limits.ts";
import { engineEndpoints } from "../../../contract/engines.ts";
import { channels } from "../../../contract/messages.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { smsSize } from "../../../contract/sms-size.ts";
import { goals, tones, type WrittenVariant, ways, writingEndpoints } from "../../../contract/writing.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";
import { type ModelServer, startModelServer } from "../engines/model-server.fixture.ts";

let app: TestApp;
let marketer: Client;
let admin: Client;
let models: ModelServer;
const objective = "Bring back lapsed coffee buyers before Diwali with 20% off, code CHAI20";
beforeAll(async () => {
  app = await startApp({ env: { MODEL_HOSTS: "loopback" }, work: true });
  [marketer, admin, models] = await Promise.all([app.as("marketer"), app.as("admin"), startModelServer()]);
  const items = [{ product_id: "p-1", name: "Monsoon Malabar", category: "Coffee", quantity: 1, price: 450 }];
  const order = {
    external_id: "o-1",
    ordered_at: "2026-10-01T10:00:00Z",
    currency: "INR",
    total: 450,
    items,
  };
  await marketer.ok(orderEndpoints.create, {
    body: { ...order, status: "paid", customer: { external_id: asha.external_id } },
    query: { wait: "true" },
  });
});
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});
beforeEach(async () => {
  await admin.ok(engineEndpoints.updateSettings, { body: { engine: "built_in" } });
  const brand = { voice: "", forbidden_words: [], sign_off: "", link: "https://corner.example/shop" };
  await admin.ok(writingEndpoints.updateBrand, { body: { ...brand, tone: "warm", language: "en" } });
});

const suggest = (body: object) => marketer.ok(writingEndpoints.suggestMessages, { body });

describe("the built-in engine", () => {
  test("writes variants that differ, hold what was asked, and need no mending", async () => {
    const { variants, goal, engine, notes } = await suggest({ objective });
    expect(engine).toMatchObject({ engine: "built_in", why: "built_in_only" });
    expect(goal).toBe("win_back");
    expect(notes).toEqual([]);
    expect(new Set(variants.map(({ idea }) => idea)).size).toBe(3);
    expect(new Set(variants.map(({ message }) => message.subject)).size).toBe(3);
    for (const { message, preheader, checks } of variants) {
      expect(checks).toEqual([]);
      expect(message.body.startsWith(preheader)).toBe(true);
      for (const part of ["20% off coffee", "CHAI20", "before Diwali", "https://corner.example/shop", "STOP"])
        expect(message.body).toContain(part);
    }
    expect(await suggest({ objective })).toEqual(await suggest({ objective }));
  });

  test("for every goal, tone, channel and language, within the channel's limits, with nothing made up", async () => {
    const offers = ["", "20% off", "flat ₹200 off", "free shipping"];
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          goal: fc.constantFrom(...goals),
          tone: fc.constantFrom(...tones),
          channel: fc.constantFrom(...channels),
          language: fc.constantFrom("en" as const, "hi" as const),
          objective: fc
            .tuple(fc.constantFrom(...offers), fc.constantFrom("", "until Sunday", "till 5 November"))
            .map((words) => words.join(" ").trim()),
        }),
        async (asked) => {
          const { variants } = await suggest(asked);
          expect(variants).toHaveLength(3);
          for (const { message, checks } of variants) {
            expect(checks, message.body).toEqual([]);
            const preview = await marketer.ok(campaignEndpoints.previewMessage, {
              body: { message, channel: asked.channel },
            });
            expect(preview.checks.filter(({ level }) => level === "fault")).toEqual([]);
            const limits = channelLimits[asked.channel];
            if (limits.subject !== undefined)
              expect(preview.subject.length).toBeLessThanOrEqual(limits.subject);
            else expect(message.subject).toBe("");
            if (limits.smsParts) expect(smsSize(preview.body).parts).toBeLessThanOrEqual(limits.smsParts);
            else expect(preview.body.length).toBeLessThanOrEqual(limits.body);
            const shares = message.body.replace(/\{%.*?%\}/g, "").match(/\d+ ?%/g) ?? [];
            expect(shares.filter((share) => share !== "20%" || !asked.objective.includes(share))).toEqual([]);
            expect(`${message.subject}${message.body}`).not.toMatch(/undefined|null|\$\{| {2}/);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("keeps out words that the brand never uses, where it has others", async () => {
    await admin.ok(writingEndpoints.updateBrand, { body: { forbidden_words: ["missed", "STOP"] } });
    const { variants } = await suggest({ objective, variants: 2 });
    expect(variants[0]!.message.body).not.toMatch(/missed/i);
    expect(variants[0]!.checks.map(({ message }) => message)).toContain("Your brand never says “STOP”");
  });

  test("says that only a model writes Tamil, and why none did", async () => {
    const answer = await marketer.call(writingEndpoints.suggestMessages, {
      body: { objective, language: "ta" },
    });
    expect(answer.status).toBe(501);
    expect(answer.body.detail).toContain("Only a model can write Tamil");
    expect(answer.body.detail).toContain("No model is chosen");
  });

  test("tells what is missing instead of making it up", async () => {
    await admin.ok(writingEndpoints.updateBrand, { body: { link: "" } });
    const { notes, variants } = await suggest({ objective: "a sale", goal: "offer" });
    expect(notes.join(" ")).toMatch(/no link/);
    expect(notes.join(" ")).toMatch(/No offer is named/);
    for (const { message } of variants) expect(message.body).not.toMatch(/%|https?:/);
  });

  test("names campaigns", async () => {
    const { names } = await marketer.ok(writingEndpoints.nameCampaign, { body: { objective } });
    expect(names.length).toBeGreaterThanOrEqual(3);
    expect(names.join(" ")).toMatch(/coffee/i);
  });
});

describe("rewriting", () => {
  const message = {
    subject: "We would like to inform you that there is really good news",
    body: 'Dear customer,\n\nPlease note that in order to purchase our coffee you can utilise the code CHAI20 at https://corner.example/shop, and we will send it to {{ customer.city | default: "you" }} on a daily basis, and you can also obtain assistance from our team at any time.\n\nOur roastery is a very lovely place in the hills. Many people love the view from there.\n\nReply STOP to opt out.',
  };

  test.each(ways)("%s keeps variables, links, codes and the way to stop", async (way) => {
    for (const channel of channels) {
      const rewritten = await marketer.ok(writingEndpoints.rewriteMessage, {
        body: { message, channel, way },
      });
      expect(rewritten.changes.length).toBeGreaterThan(0);
      for (const part of [
        "CHAI20",
        "https://corner.example/shop",
        '{{ customer.city | default: "you" }}',
        "STOP",
      ])
        expect(rewritten.message.body).toContain(part);
      expect(rewritten.checks.filter(({ level, field }) => level === "fault" && field === "body")).toEqual(
        [],
      );
    }
  });

  test("shorter is shorter, warmer greets by name, clearer makes two sentences of a long one", async () => {
    const [shorter, warmer, clearer] = await Promise.all(
      ways.map((way) => marketer.ok(writingEndpoints.rewriteMessage, { body: { message, way } })),
    );
    expect(shorter!.message.body.length).toBeLessThan(message.body.length * 0.75);
    expect(shorter!.message.body).not.toMatch(/in order to|utilise|purchase/);
    expect(warmer!.message.body).toContain("customer.first_name");
    expect(warmer!.message.body).not.toContain("Dear customer");
    expect(clearer!.changes.join(" ")).toMatch(/became two/);
  });

  test("of a message that needs nothing, nothing is changed", async () => {
    const plain = {
      subject: "Hello",
      body: 'Hello {{ customer.first_name | default: "there" }}, thank you.',
    };
    for (const way of ways) {
      const { changes, message: same } = await marketer.ok(writingEndpoints.rewriteMessage, {
        body: { message: plain, way },
      });
      expect(changes).toEqual([]);
      expect(same).toEqual(plain);
    }
  });
});

describe("the fit with a brand", () => {
  test("finds what the brand rules out, with the words themselves, and nothing in what it wrote itself", async () => {
    const voice = "Friendly. No exclamation marks, no emoji.";
    await admin.ok(writingEndpoints.updateBrand, {
      body: { voice, forbidden_words: ["cheap"], sign_off: "Your roasters" },
    });
    const message = { subject: "CHEAPEST COFFEE EVER", body: "Buy cheap coffee now! 🎉 AMAZING DEALS HERE" };
    const { fits, findings } = await marketer.ok(writingEndpoints.fitMessage, { body: { message } });
    expect(fits).toBe(false);
    const said = findings.map(({ message }) => message).join("; ");
    for (const part of ["never says “cheap”", "no exclamation marks", "no emoji", "capitals"])
      expect(said).toContain(part);
    for (const { field, quote } of findings) expect(message[field]).toContain(quote);
    const { variants } = await suggest({ objective });
    for (const { message } of variants)
      expect((await marketer.ok(writingEndpoints.fitMessage, { body: { message } })).findings).toEqual([]);
  });
});

describe("a model", () => {
  const good: WrittenVariant = {
    idea: "The offer first",
    subject: '{{ customer.first_name | default: "Hello" }}, 20% off coffee',
    preheader: "Before Diwali only.",
    body: "Come back: https://corner.example/shop with CHAI20.\n\nReply STOP to unsubscribe.",
  };
  const variants = [good, { ...good, idea: "A question" }, { ...good, idea: "Short" }];
  beforeEach(() =>
    admin.ok(engineEndpoints.updateSettings, {
      body: {
        ...{
          engine: "openai",
          model: "m",
          endpoint: models.endpoint("openai"),
          key: "a-key-of-nobody-at-all",
        },
        ...{ person_minute_questions: 1_000, person_day_tokens: 1e9, workspace_month_tokens: 1e9 },
      },
    }),
  );

  test("writes what the person sees, with the preheader at the top", async () => {
    models.says({ say: JSON.stringify({ variants }) });
    const answer = await suggest({ objective, again: true });
    expect(answer.engine).toMatchObject({ engine: "openai", why: "chosen" });
    expect(answer.variants.map(({ idea }) => idea)).toEqual(["The offer first", "A question", "Short"]);
    expect(answer.variants[0]!.message.body.startsWith("Before Diwali only.\n\n")).toBe(true);
    const sent = models.asked.at(-1)!.text;
    expect(sent).toContain("Monsoon Malabar");
    expect(sent, "no customer is part of it").not.toContain(asha.external_id);
  });

  test.each([
    ["a variable that does not exist", { body: "Hi {{ customer.shoe_size }}" }],
    ["a variable that may be empty", { body: "Hi {{ customer.city }}" }],
    ["an address nobody told it", { body: "Go to https://evil.example/win" }],
    ["an offer nobody made", { body: "It is 70% off" }],
    ["broken Liquid", { body: "Hi {{ customer.first_name" }],
    ["a subject too long to be shown", { subject: "x".repeat(120) }],
  ])("is not let through with %s", async (_, wrong) => {
    models.says({ say: JSON.stringify({ variants: [{ ...good, ...wrong }, ...variants.slice(1)] }) });
    const answer = await suggest({ objective, again: true });
    expect(answer.engine).toMatchObject({ engine: "built_in", why: "broken" });
    expect(answer.variants).toHaveLength(3);
  });

  test("may not lose a link or a code while it rewrites, nor quote what is not there", async () => {
    const message = { subject: "Hi", body: "Use CHAI20 at https://corner.example/shop. Reply STOP." };
    models.says({
      say: JSON.stringify({ message: { subject: "Hi", body: "Come by." }, changes: ["Shortened."] }),
    });
    const rewritten = await marketer.ok(writingEndpoints.rewriteMessage, {
      body: { message, way: "shorter" },
    });
    expect(rewritten.engine.why).toBe("broken");
    expect(rewritten.message.body).toContain("CHAI20");
    const finding = { field: "body", quote: "BUY!!!", message: "Pushy", hint: "" };
    models.says({ say: JSON.stringify({ findings: [finding] }) });
    const fit = await marketer.ok(writingEndpoints.fitMessage, { body: { message } });
    expect(fit.engine.why).toBe("broken");
    expect(fit.findings).toEqual([]);
  });
});
