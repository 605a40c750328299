// Concepts for pictures through the front: those of the built-in engine, those of models, which are held to the same, and the
// pictures that image models draw, whose bytes are judged before they are kept or shown.
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engineEndpoints, type Provider } from "../../../contract/engines.ts";
import { imageEndpoints, type WrittenConcept } from "../../../contract/images.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { goals, tones, writingEndpoints } from "../../../contract/writing.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha } from "../../../test/cast.ts";
import type { Client } from "../../../test/client.ts";
import { type ModelServer, startModelServer, usage } from "../engines/model-server.fixture.ts";
import { keptImages } from "./store.ts";

let app: TestApp;
let marketer: Client;
let admin: Client;
let owner: Client;
let models: ModelServer;
const prompt = "Bring back lapsed coffee buyers before Diwali with 20% off, code CHAI20";
const uncolored = { main_color: "", second_color: "" };
const plenty = {
  ...{ person_minute_questions: 1_000, person_day_tokens: 900_000_000, workspace_month_tokens: 900_000_000 },
  patience_seconds: 30,
};

beforeAll(async () => {
  app = await startApp({ env: { MODEL_HOSTS: "loopback" }, work: true });
  [marketer, admin, owner, models] = await Promise.all([
    ...[app.as("marketer"), app.as("admin"), app.as("owner")],
    startModelServer(),
  ] as const);
  const items = [{ product_id: "p-1", name: "Monsoon Malabar", category: "Coffee", quantity: 1, price: 450 }];
  await marketer.ok(orderEndpoints.create, {
    body: {
      ...{ external_id: "o-1", ordered_at: "2026-10-01T10:00:00Z", currency: "INR", total: 450, items },
      ...{ status: "paid", customer: { external_id: asha.external_id } },
    },
    query: { wait: "true" },
  });
});
afterAll(async () => {
  await models?.stop();
  await app?.stop();
});
beforeEach(async () => {
  await admin.ok(engineEndpoints.updateSettings, { body: { engine: "built_in" } });
  await admin.ok(writingEndpoints.updateBrand, {
    body: { ...uncolored, tone: "warm", language: "en", forbidden_words: [] },
  });
});

const suggest = (body: object) => marketer.ok(imageEndpoints.suggest, { body });

describe("the built-in engine", () => {
  test("gives concepts that differ by an idea, with readable colours and a picture each, the same each time", async () => {
    const answer = await suggest({ prompt });
    const { concepts, engine, notes } = answer;
    expect(engine).toMatchObject({ engine: "built_in", why: "built_in_only", tokens: 0 });
    expect(concepts.map(({ theme }) => theme)).toEqual(["festival", "offer", "product"]);
    for (const field of ["idea", "headline", "description", "alt_text"] as const)
      expect(new Set(concepts.map((concept) => concept[field])).size).toBe(3);
    for (const { palette, picture, headline } of concepts) {
      for (const { contrast, needs } of palette) if (needs) expect(contrast).toBeGreaterThanOrEqual(needs);
      expect(picture.image).toBeNull();
      expect(picture.engine).toMatchObject({ engine: "built_in", why: "built_in_only" });
      for (const word of headline.split(" ")) expect(picture.svg).toContain(word);
    }
    expect(concepts[1]!.picture.svg).toContain("CHAI20");
    expect(notes.join()).toContain("no colours yet");
    expect(await suggest({ prompt })).toEqual(answer);
  });

  test("has two or three for every goal and tone, none mended by itself, nothing made up", async () => {
    for (const goal of goals)
      for (const tone of tones) {
        const { concepts } = await suggest({ goal, tone, concepts: 2 });
        expect(concepts).toHaveLength(2);
        for (const { palette, ...concept } of concepts) {
          expect(palette.filter(({ mended_from }) => mended_from)).toEqual([]);
          const { svg } = concept.picture;
          expect(`${JSON.stringify(concept)}${svg}`).not.toMatch(/undefined|NaN|\d ?%|₹/);
        }
      }
  });

  test("reads the message where nothing was said, without its variables", async () => {
    const message = {
      subject: "Happy Holi, {{ customer.first_name }}",
      body: 'Hello {{ customer.first_name | default: "friend" }}, 15% off coffee until Sunday.',
    };
    const { concepts } = await suggest({ message });
    expect(concepts[0]).toMatchObject({ theme: "festival", headline: "Happy Holi" });
    expect(concepts[1]!.headline).toBe("15% off coffee");
    expect(JSON.stringify(concepts)).not.toContain("{{");
  });

  test("begins with the brand's colours and says what it mended of them", async () => {
    await admin.ok(writingEndpoints.updateBrand, { body: { main_color: "#f4c20d" } });
    const { concepts, notes } = await suggest({ prompt });
    expect(notes).toEqual([]);
    const accent = concepts[0]!.palette.find(({ role }) => role === "accent")!;
    expect(accent.mended_from).toBe("#f4c20d");
    expect(accent.contrast).toBeGreaterThanOrEqual(3);
    expect(concepts[0]!.picture.svg).toContain(accent.color);
    const refused = await admin.call(writingEndpoints.updateBrand, { body: { main_color: "red" } });
    expect(refused.status).toBe(400);
  });

  test("asks for the permission to write campaigns", async () => {
    const viewer = await app.as("viewer");
    expect((await viewer.call(imageEndpoints.suggest, { body: {} })).status).toBe(403);
  });
});

const colors = {
  ...{
    background: "#FFFFFF",
    text: "#cccccc",
    accent: "#ffe08a",
    accent_text: "#fff3c4",
    surface: "#eeeeee",
  },
};
const written: WrittenConcept[] = [
  { theme: "product" as const, idea: "Steam on the window", headline: "Still warm" },
  { theme: "note" as const, idea: "A note on the counter", headline: "We kept your cup" },
  { theme: "storefront" as const, idea: "The corner at dusk", headline: "The lights are on" },
].map((concept) => ({
  ...{ ...concept, colors, description: `${concept.idea}, seen from the street.` },
  ...{ rationale: "It is quiet.", alt_text: `${concept.idea}.` },
}));
const say = (concepts: object[] = written) => ({ say: JSON.stringify({ concepts }) });
const change = (at: number, values: object) =>
  written.map((one, place) => (place === at ? { ...one, ...values } : one));

function choose(provider: Provider, more: object = {}) {
  return admin.ok(engineEndpoints.updateSettings, {
    body: {
      ...{
        engine: provider,
        model: "test-1",
        endpoint: models.endpoint(provider),
        key: "sk-test-0123456789",
      },
      ...{ ...plenty, image_model: "", image_price: null, ...more },
    },
  });
}

describe("a model's concepts", () => {
  test("are taken over with their colours mended and the picture composed here", async () => {
    await choose("openai");
    models.says(say());
    const { concepts, engine } = await suggest({ prompt, again: true });
    expect(engine).toMatchObject({ engine: "openai", why: "chosen" });
    expect(concepts.map(({ idea }) => idea)).toEqual(written.map(({ idea }) => idea));
    const mended = concepts[0]!.palette.filter(({ mended_from }) => mended_from).map(({ role }) => role);
    expect(mended).toEqual(["text", "accent", "accent_text"]);
    expect(concepts[0]!.picture).toMatchObject({ image: null, engine: { why: "no_image_model" } });
  });

  test.each<[string, object[], string]>([
    ["a colour that is none", change(0, { colors: { ...colors, text: "red" } }), "#rrggbb"],
    [
      "a colour with more behind it",
      change(0, { colors: { ...colors, text: '#ffffff"/><script>' } }),
      "#rrggbb",
    ],
    ["markup instead of words", change(1, { svg: "<svg onload=alert(1)>" }), "svg"],
    ["a theme of its own", change(1, { theme: "unicorn" }), "/concepts/1/theme"],
    ["two of one idea", change(1, { idea: written[0]!.idea }), "another concept has the same"],
    ["an offer that nobody made", change(2, { headline: "50% off today" }), "nobody told you of “50%”"],
    ["too few", written.slice(1), "/concepts"],
    ["words that the brand never uses", change(0, { alt_text: "A cheap cup." }), "never says “cheap”"],
  ])("with %s are asked for once more, with what was wrong", async (_, wrong, fault) => {
    await admin.ok(writingEndpoints.updateBrand, { body: { forbidden_words: ["cheap"] } });
    await choose("anthropic");
    models.says(say(wrong), say());
    const { engine, concepts } = await suggest({ prompt, again: true });
    expect(engine.why).toBe("chosen");
    expect(concepts[0]!.idea).toBe(written[0]!.idea);
    expect(models.asked.at(-1)!.text).toContain(fault);
  });

  test("stay words where they are markup", async () => {
    await choose("compatible");
    models.says(
      say(
        change(0, {
          headline: '</text><script>alert("x")</script>',
          alt_text: "<img src=x onerror=alert(1)>",
        }),
      ),
    );
    const { concepts } = await suggest({ prompt, again: true });
    expect(concepts[0]!.picture.svg).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    expect(concepts[0]!.picture.svg).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  test("give way to the built-in ones where they are wrong twice or do not come", async () => {
    await choose("google");
    models.says(say(change(0, { theme: "unicorn" })));
    expect((await suggest({ prompt, again: true })).engine).toMatchObject({
      engine: "built_in",
      why: "broken",
    });
    models.says({ status: 429 });
    const { concepts, engine } = await suggest({ prompt, again: true });
    expect(engine.why).toBe("busy");
    expect(concepts).toHaveLength(3);
  });
});

function png(width: number, height: number, padding = 0): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * height));
  const mark = Buffer.from("89504e470d0a1a0a", "hex");
  const more = padding ? [chunk("tEXt", Buffer.alloc(padding, 120))] : [];
  return Buffer.concat([
    mark,
    chunk("IHDR", head),
    ...more,
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** As far as their sizes, which is as far as they are read. */
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame, Buffer.alloc(40)]);
}
function webp(width: number, height: number): Buffer {
  const content = Buffer.alloc(40);
  content.write("RIFF", 0);
  content.write("WEBPVP8X", 8);
  content.writeUIntLE(width - 1, 24, 3);
  content.writeUIntLE(height - 1, 27, 3);
  return content;
}

const drawers = [
  ["google", "gemini-2.5-flash-image"],
  ["openai", "gpt-image-1-mini"],
  ["compatible", "local-diffusion"],
] as const;

async function drawn(more: object = {}) {
  models.says(say());
  const { concepts } = await suggest({ prompt, again: true, concepts: 3, ...more });
  return concepts.map(({ picture }) => picture);
}

/** The file as it came, with its headers. */
const fetchImage = (id: string, client = marketer) =>
  fetch(`${app.url}/api/images/${id}`, { headers: client.headers });

describe.each(drawers)("pictures drawn by %s's %s", (provider, image_model) => {
  test("are kept, counted and served as what their bytes are", async () => {
    await choose(provider, { image_model, image_price: 0.04 });
    const file = png(96, 64);
    models.draws({ image: file });
    const [first] = await drawn();
    expect(first!.engine).toMatchObject({ engine: provider, model: image_model, why: "chosen", cost: 0.04 });
    expect(first!.engine.tokens).toBe(usage.input + usage.output);
    expect(first!.image).toMatchObject({
      media_type: "image/png",
      width: 96,
      height: 64,
      bytes: file.length,
    });
    const asked = models.asked.at(-1)!;
    expect(asked.text).toContain("No words");
    expect(JSON.stringify(asked.headers)).toContain("sk-test-0123456789");

    const reply = await fetchImage(first!.image!.id);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toBe("image/png");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(Buffer.from(await reply.arrayBuffer()).equals(file)).toBe(true);

    const { data } = await owner.ok(engineEndpoints.actions, { query: { limit: 1, feature: "images" } });
    const action = await owner.ok(engineEndpoints.action, { params: { id: data[0]!.id } });
    expect(action).toMatchObject({ engine: provider, model: image_model, why: "chosen", cost: 0.04 });
    expect(action.said).toContain("image/png, 96 × 64");
  });

  test.each([
    ["a JPEG", jpeg(640, 480), "image/jpeg"],
    ["a WebP", webp(1024, 683), "image/webp"],
  ])("may be %s", async (_, image, media_type) => {
    await choose(provider, { image_model });
    models.draws({ image });
    expect((await drawn())[0]!.image?.media_type).toBe(media_type);
  });

  test.each([
    ["a page", { image: Buffer.from("<html><script>alert(1)</script>") }, "not_an_image"],
    [
      "an SVG",
      { image: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') },
      "not_an_image",
    ],
    ["a GIF", { image: Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(60, 1)]) }, "not_an_image"],
    ["the beginning of a PNG", { image: png(96, 64).subarray(0, 50) }, "not_an_image"],
    ["a picture of one dot", { image: png(1, 1) }, "not_an_image"],
    ["a picture too wide to show", { image: png(20_000, 64) }, "not_an_image"],
    ["no base64", { base64: "%%% not base64 %%%" }, "not_an_image"],
    ["more than eight megabytes", { image: png(96, 64, 9 * 1024 * 1024) }, "not_an_image"],
    ["an answer without end", { image: Buffer.alloc(14 * 1024 * 1024) }, "not_an_image"],
    ["a page instead of an answer", { status: 200, body: "<html>" }, "not_an_image"],
    ["a refusal", { refuse: true }, "refused"],
    ["too many requests", { status: 429 }, "busy"],
    ["no such model", { status: 404 }, "no_model"],
    ["a failure of its own", { status: 500 }, "unreachable"],
  ] as const)("are composed here instead where there is %s", async (_, drawing, why) => {
    await choose(provider, { image_model });
    models.draws(drawing);
    const pictures = await drawn({ concepts: 3 });
    for (const { image, svg, engine } of pictures) {
      expect(image).toBeNull();
      expect(svg).toMatch(/^<svg /);
      expect(engine).toMatchObject({ engine: "built_in", why });
    }
  });

  test("are read no further than they may be large", async () => {
    await choose(provider, { image_model });
    models.draws({ image: Buffer.alloc(14 * 1024 * 1024) });
    await drawn();
    const { data } = await owner.ok(engineEndpoints.actions, { query: { limit: 1, feature: "images" } });
    const action = await owner.ok(engineEndpoints.action, { params: { id: data[0]!.id } });
    expect(action.why).toBe("not_an_image");
    expect(action.faults.join()).toContain("larger than");
  });

  test("are composed here where they do not come in time", async () => {
    await choose(provider, { image_model, patience_seconds: 1 });
    models.draws({ hang: true });
    expect((await drawn())[0]!.engine.why).toBe("timed_out");
  });
});

describe("pictures", () => {
  test("one of three may fail by itself", async () => {
    await choose("openai", { image_model: "gpt-image-1-mini" });
    models.draws({ status: 500 }, { image: png(96, 64) });
    const pictures = await drawn();
    expect(pictures.filter(({ image }) => image)).toHaveLength(2);
    expect(pictures.filter(({ engine }) => engine.why === "unreachable")).toHaveLength(1);
  });

  test("are drawn once for the same question, and not at all where that is said", async () => {
    await choose("openai", { image_model: "gpt-image-1-mini" });
    models.draws({ image: png(96, 64) });
    models.says(say());
    const asked = { prompt: "Thank our regulars for their coffee" };
    const first = await suggest(asked);
    const before = models.asked.length;
    const second = await suggest(asked);
    expect(models.asked.length).toBe(before);
    expect(second.concepts.map(({ picture }) => picture.image)).toEqual(
      first.concepts.map(({ picture }) => picture.image),
    );
    expect(second.concepts[0]!.picture.engine).toMatchObject({ why: "remembered", tokens: 0 });
    const composed = await suggest({ ...asked, draw: false });
    expect(composed.concepts[0]!.picture).toMatchObject({ image: null, engine: { why: "computed" } });
    expect(models.asked.length).toBe(before);
  });

  test("are not asked for where the provider did not even answer in words", async () => {
    await choose("openai", { image_model: "gpt-image-1-mini" });
    models.draws({ image: png(96, 64) });
    models.says({ status: 429 });
    const before = models.asked.length;
    const { concepts } = await suggest({ prompt, again: true });
    expect(models.asked.length).toBe(before + 1);
    expect(concepts[0]!.picture.engine.why).toBe("busy");
  });

  test("are within the quota", async () => {
    await choose("openai", { image_model: "gpt-image-1-mini" });
    models.draws({ image: png(96, 64) });
    models.says(say(written.map((one) => ({ ...one, description: `${one.idea}, from above.` }))));
    await suggest({ prompt: "Thank all who like coffee", draw: false });
    const { month } = await admin.ok(engineEndpoints.usage);
    const used = month.input_tokens + month.output_tokens;
    // Room for one picture; the words are remembered.
    await admin.ok(engineEndpoints.updateSettings, { body: { workspace_month_tokens: used + 8_600 } });
    const { concepts } = await suggest({ prompt: "Thank all who like coffee" });
    const whys = concepts.map(({ picture }) => picture.engine.why).sort();
    expect(whys).toEqual(["chosen", "quota_workspace", "quota_workspace"]);
  });

  test("belong to one workspace, and the newest hundred of it are kept", async () => {
    await choose("openai", { image_model: "gpt-image-1-mini" });
    models.draws({ image: png(96, 64) });
    const { id } = (await drawn())[0]!.image!;
    await app.workspace("other");
    expect((await fetchImage(id, await app.as("owner", "other"))).status).toBe(404);
    expect((await fetch(`${app.url}/api/images/${id}`)).status).toBe(401);
    const workspace = app.workspaceId();
    await app.platform.database.inWorkspace(workspace, async (trx) => {
      for (let n = 0; n < keptImages; n += 1)
        await trx
          .insertInto("images")
          .values({
            ...{
              workspace_id: workspace,
              hash: Buffer.from([n]),
              media_type: "image/png",
              width: 96,
              height: 64,
            },
            ...{ content: Buffer.from([0]), drawn_at: new Date() },
          })
          .execute();
    });
    await drawn();
    expect((await fetchImage(id)).status).toBe(404);
    const { count } = await app.platform.database.inWorkspace(workspace, (trx) =>
      trx
        .selectFrom("images")
        .select((eb) => eb.fn.countAll<string>().as("count"))
        .executeTakeFirstOrThrow(),
    );
    expect(Number(count)).toBe(keptImages);
  });

  test("an engine that draws none lets no image model be chosen, and another engine forgets it", async () => {
    const refused = await admin.call(engineEndpoints.updateSettings, {
      body: { engine: "anthropic", model: "test-1", image_model: "claude-paints" },
    });
    expect(refused.status).toBe(400);
    expect(refused.body.errors?.[0]?.path).toBe("/image_model");
    await choose("openai", { image_model: "gpt-image-1-mini" });
    const { image_model } = await admin.ok(engineEndpoints.updateSettings, {
      body: { engine: "google", model: "gemini-flash-latest" },
    });
    expect(image_model).toBe("");
  });
});
