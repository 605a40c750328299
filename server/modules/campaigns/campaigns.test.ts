// Campaigns through the front: drafts, what is asked before a launch, and stopping in mid-send.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { QueryOf } from "../../../contract/api.ts";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import type { Client } from "../../../test/client.ts";
import { everyone, promptly, type Sending, startSending, sumOf, until } from "../../../test/sending.ts";

let shop: Sending;
let marketer: Client;

const message = { subject: "Hi", body: "Hello {{ customer.first_name }}" };
const draft = (more: object = {}) =>
  marketer.ok(campaignEndpoints.create, { body: { name: "Draft", audience: everyone, message, ...more } });
const act = (verb: "launch" | "pause" | "resume" | "cancel", id: string) =>
  marketer.call(campaignEndpoints[verb], { params: { id } });

beforeAll(async () => {
  shop = await startSending();
  await shop.customers(8_000);
  marketer = await shop.as("marketer");
});
afterAll(() => shop.stop());

test("a draft is made bit by bit, changed and deleted; what was launched stays as it is", async () => {
  const made = await marketer.ok(campaignEndpoints.create, { body: { name: "  Diwali  " } });
  expect(made).toMatchObject({
    name: "Diwali",
    state: "draft",
    channel: "email",
    audience: null,
    message: { subject: "", body: "" },
    stats: { audience: 0 },
    created_by: "marketer of shop",
  });
  const params = { id: made.id };
  const body = {
    name: "Diwali early",
    intent: "Bring them back",
    tags: ["festive"],
    channel: "sms" as const,
    audience: everyone,
    message,
  };
  expect(await marketer.ok(campaignEndpoints.update, { params, body })).toMatchObject({
    ...body,
    audience: { sentence: expect.any(String) },
  });
  expect(await marketer.ok(campaignEndpoints.update, { params, body: { audience: null } })).toMatchObject({
    audience: null,
    tags: ["festive"],
  });
  await marketer.ok(campaignEndpoints.remove, { params });
  expect((await marketer.call(campaignEndpoints.get, { params })).status).toBe(404);

  const launched = await shop.launch();
  await shop.until(launched.id, (c) => c.state === "done");
  const gone = { params: { id: launched.id } };
  expect(await marketer.call(campaignEndpoints.update, { ...gone, body: { name: "Other" } })).toMatchObject({
    status: 409,
    body: { code: "wrong_state" },
  });
  expect(await marketer.call(campaignEndpoints.remove, gone)).toMatchObject({ status: 409 });
});

test("a launch asks for an audience, a message and a message without faults, and sends nothing otherwise", async () => {
  const bare = await draft({ audience: null });
  expect(await act("launch", bare.id)).toMatchObject({
    status: 400,
    body: { errors: [{ path: "/audience" }] },
  });
  const empty = await draft({ message: { subject: "", body: " " } });
  expect(await act("launch", empty.id)).toMatchObject({
    status: 400,
    body: { code: "invalid_template", errors: [{ path: "/message/body" }, { path: "/message/subject" }] },
  });
  const broken = await draft({ message: { subject: "Hi {{ customer.nmae }}", body: "{% if %}" } });
  expect(await act("launch", broken.id)).toMatchObject({
    status: 400,
    body: {
      errors: [
        { path: "/message/subject", hint: "did you mean “customer.name”?" },
        { path: "/message/body" },
      ],
    },
  });
  const created = await marketer.call(campaignEndpoints.create, {
    body: { name: "Now", audience: everyone, message: { body: "x" }, launch: true },
  });
  expect(created.status).toBe(400);
  for (const { id } of [bare, empty, broken])
    expect(await shop.campaign(id)).toMatchObject({ state: "draft", stats: { audience: 0 } });
});

test("a launch may come as JSON that says nothing, as many clients send it", async () => {
  const { id } = await draft({ name: "Empty body" });
  const headers = { "content-type": "application/json" };
  expect((await marketer.raw("POST", `/api/campaigns/${id}/launch`, { headers, body: "" })).status).toBe(202);
  expect((await marketer.raw("POST", `/api/campaigns/${id}/launch`, { headers, body: "{" })).status).toBe(
    400,
  );
  expect((await marketer.raw("POST", "/api/campaigns", { headers, body: "" })).status).toBe(400);
});

test("who may write drafts may not always send", async () => {
  const writer = await shop.key(["write"]);
  const made = await writer.ok(campaignEndpoints.create, {
    body: { name: "Mine", audience: everyone, message },
  });
  expect((await writer.call(campaignEndpoints.launch, { params: { id: made.id } })).status).toBe(403);
  expect(
    (
      await writer.call(campaignEndpoints.create, {
        body: { name: "Now", audience: everyone, message, launch: true },
      })
    ).status,
  ).toBe(403);
});

test("paused, nothing more is handed over; resumed, it goes on to its end", async () => {
  await shop.behave({ latency_ms: { min: 500, max: 500 } });
  const sending = await shop.launch();
  const { id } = sending;
  expect(await act("pause", id)).toMatchObject({ status: 200, body: { state: "paused" } });
  // What was under way at that moment comes to its end.
  const still = await until(
    async () => [await shop.campaign(id), await pauseFor(700).then(() => shop.campaign(id))] as const,
    ([before, after]) => before.stats.queued === after.stats.queued && after.stats.sent === 0,
  );
  expect(sumOf(still[1].stats)).toBe(8_000);
  expect(still[1].stats.queued).toBeGreaterThan(0);
  expect(await act("launch", id)).toMatchObject({ status: 409 });
  expect(await act("resume", id)).toMatchObject({ body: { state: "sending" } });
  await shop.until(id, (c) => c.state === "done");
  expect((await shop.campaign(id)).stats.delivered).toBe(8_000);
  for (const verb of ["pause", "resume", "cancel"] as const) expect((await act(verb, id)).status).toBe(409);
  await shop.behave(promptly);
});

test("cancelled in mid-send, every message still has its outcome, and the vendor agrees", async () => {
  await shop.behave({ latency_ms: { min: 100, max: 300 }, rate_limit_per_second: 500 });
  const before = (await shop.vendorCounts()).accepted;
  const { id } = await shop.launch();
  await shop.until(id, (c) => c.stats.delivered > 0);
  const cancelled = await act("cancel", id);
  expect(cancelled).toMatchObject({
    status: 200,
    body: { state: "cancelled", finished_at: expect.any(String) },
  });
  const ended = await shop.until(id, ({ stats }) => stats.queued === 0 && stats.sent === 0);
  expect(ended.state).toBe("cancelled");
  expect(ended.stats.skipped).toBeGreaterThan(0);
  expect(sumOf(ended.stats)).toBe(8_000);
  const accepted = (await shop.vendorCounts()).accepted - before;
  await shop.until(id, ({ stats }) => stats.delivered === accepted);
  expect((await act("cancel", id)).status).toBe(200);
  expect((await act("resume", id)).status).toBe(409);
  await shop.behave(promptly);
});

test("a campaign to people known by the shop's id alone goes out in the app", async () => {
  await shop.workspace("ids");
  await shop.behave(promptly, "ids");
  await sql`INSERT INTO customers (workspace_id, created_at, external_id) SELECT ${shop.workspaceId("ids")}, now(), 'c ' || n FROM generate_series(1, 30) n`.execute(
    shop.platform.database.system,
  );
  const owner = await shop.as("owner", "ids");
  const body = {
    name: "In the app",
    channel: "in_app" as const,
    audience: everyone,
    message: { body: "Hello" },
    launch: true,
  };
  const { id } = await owner.ok(campaignEndpoints.create, { body });
  const done = await until(
    () => owner.ok(campaignEndpoints.get, { params: { id } }),
    (c) => c.state === "done",
  );
  expect(done.stats).toMatchObject({ audience: 30, delivered: 30 });
  expect((await marketer.call(campaignEndpoints.get, { params: { id } })).status).toBe(404);
});

test("history is listed newest first, sorted and filtered, page by page", async () => {
  await shop.workspace("history");
  const owner = await shop.as("owner", "history");
  const made: Campaign[] = [];
  for (const [i, channel] of (["email", "sms", "email", "push", "email"] as const).entries())
    made.push(
      await owner.ok(campaignEndpoints.create, {
        body: { name: `Campaign ${"edcba"[i]}`, channel, tags: i % 2 ? ["odd"] : [] },
      }),
    );
  const names = async (query: QueryOf<typeof campaignEndpoints.list>) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await owner.ok(campaignEndpoints.list, { query: { limit: 2, ...query, cursor } });
      found.push(...page.data.map((c) => c.name.slice(-1)));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    return found.join("");
  };
  expect(await names({})).toBe("abcde");
  expect(await names({ sort: "name" })).toBe("abcde");
  expect(await names({ sort: "-launched_at" })).toBe("abcde");
  expect(await names({ sort: "-audience" })).toBe("abcde");
  expect(await names({ channel: "email" })).toBe("ace");
  expect(await names({ tag: "odd" })).toBe("bd");
  expect(await names({ search: "GN c" })).toBe("c");
  expect(await names({ search: "%" })).toBe("");
  expect(await names({ state: "done" })).toBe("");
  const { next_cursor } = await owner.ok(campaignEndpoints.list, { query: { limit: 2 } });
  expect(
    await owner.call(campaignEndpoints.list, { query: { sort: "name", cursor: next_cursor! } }),
  ).toMatchObject({ status: 400, body: { code: "invalid_cursor" } });
  expect(await owner.call(campaignEndpoints.list, { query: { cursor: "rubbish" } })).toMatchObject({
    status: 400,
  });
});

const pauseFor = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
