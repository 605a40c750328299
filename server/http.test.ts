// The edge alone: what every address has in common, before any noun.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../test/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

test("an unknown address is a problem that names it", async () => {
  const answer = await app.stranger.raw("GET", "/api/nothing-here");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(answer.body).toMatchObject({ code: "not_found", detail: "There is no GET /api/nothing-here" });
});

test("health and readiness answer, the API documents itself", async () => {
  expect((await app.stranger.raw("GET", "/health")).body).toEqual({ status: "ok" });
  expect((await app.stranger.raw("GET", "/ready")).body).toEqual({ status: "ready", copy: { state: "off" } });
  expect((await app.stranger.raw("GET", "/api/openapi.json")).body).toMatchObject({
    openapi: "3.1.0",
    paths: { "/api/orders/batch": { post: { tags: ["Orders"] } } },
  });
  expect((await app.stranger.raw("GET", "/api/postman.json")).body).toMatchObject({
    info: { name: "Regulars API" },
  });
  expect((await app.stranger.raw("GET", "/api-docs/")).status).toBe(200);
});

test("whatever the API's document refers to is in it", async () => {
  const { body } = await app.stranger.raw("GET", "/api/openapi.json");
  const { schemas } = (body as { components: { schemas: Record<string, unknown> } }).components;
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]*)"/g)].map(
    ([, reference]) => reference!,
  );
  expect(references.length).toBeGreaterThan(50);
  const missing = references.filter((one) => !(one.replace("#/components/schemas/", "") in schemas));
  expect(missing).toEqual([]);
});

test("pages and answers carry a strict content security policy", async () => {
  const policy = (await app.stranger.raw("GET", "/health")).headers.get("content-security-policy");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("a text that cannot be kept is refused in words, wherever it is sent", async () => {
  const marketer = await app.as("marketer");
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ name: "a\u0000b" });
  const refused = {
    status: 400,
    body: { code: "invalid_input", detail: expect.stringContaining("cannot be kept") },
  };
  expect(await marketer.raw("POST", "/api/campaigns", { headers, body })).toMatchObject(refused);
  expect(await marketer.raw("GET", "/api/campaigns?search=%00")).toMatchObject(refused);
});
