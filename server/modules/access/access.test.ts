// Coming in and being somebody: sessions by cookie, programs by key or token, and which workspace a request is about.
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEndpoints } from "../../../contract/access.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { createClient } from "../../../test/client.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await app.workspace("other");
});
afterAll(() => app?.stop());

const { me, getWorkspace, updateWorkspace, createApiKey, revokeApiKey, listApiKeys, signOut } =
  accessEndpoints;

test("a stranger is told to sign in, whatever they bring", async () => {
  for (const headers of [
    {},
    { cookie: "regulars_session=made-up" },
    { authorization: "Bearer rk_made_up" },
    { authorization: "Bearer a.b.c" },
  ]) {
    const answer = await createClient(app.url, headers as Record<string, string>).call(me);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe("not_signed_in");
  }
});

test("a member finds their workspace, with their role in it", async () => {
  const owner = await app.as("owner");
  expect(await owner.ok(me)).toMatchObject({
    person: { name: "owner of shop" },
    workspaces: [{ slug: "shop", role: "owner", currency: "INR" }],
    may_create_workspace: true,
  });
  expect(await owner.ok(getWorkspace)).toMatchObject({ slug: "shop", role: "owner" });
});

test("a cookie without its proof changes nothing", async () => {
  const { "x-csrf-token": _, ...withoutProof } = (await app.as("owner")).headers;
  const forged = createClient(app.url, withoutProof);
  expect((await forged.call(updateWorkspace, { body: { name: "Mine now" } })).body.code).toBe("csrf");
  const elsewhere = createClient(app.url, {
    ...(await app.as("owner")).headers,
    origin: "https://evil.example",
  });
  expect((await elsewhere.call(updateWorkspace, { body: { name: "Mine now" } })).body.code).toBe("csrf");
  const owner = await app.as("owner");
  expect((await owner.ok(getWorkspace)).name).toBe("The shop");
  const own = createClient(app.url, { ...owner.headers, origin: app.url });
  expect((await own.ok(updateWorkspace, { body: { name: "The shop" } })).name).toBe("The shop");
});

test("a key works in its workspace alone, until it is revoked", async () => {
  const admin = await app.as("admin");
  const made = await admin.ok(createApiKey, { body: { name: "till", scopes: ["read"] } });
  expect(made.key.startsWith(made.prefix)).toBe(true);
  const till = createClient(app.url, { authorization: `Bearer ${made.key}` });
  expect(await till.ok(getWorkspace)).toMatchObject({ slug: "shop", role: null });
  expect((await till.call(updateWorkspace, { body: { name: "No" } })).status).toBe(403);
  expect((await till.call(me)).status).toBe(403);
  expect((await till.call(getWorkspace, { headers: { "regulars-workspace": "other" } })).status).toBe(404);
  const listed = await admin.ok(listApiKeys);
  expect(listed.data[0]).toMatchObject({ name: "till", prefix: made.prefix });
  expect(listed.data[0]?.last_used_at).not.toBeNull();
  expect(JSON.stringify(listed)).not.toContain(made.key);
  await admin.ok(revokeApiKey, { params: { id: made.id } });
  expect((await till.call(getWorkspace)).status).toBe(401);
});

test("signing out ends the session and the token that came with it", async () => {
  const viewer = await app.as("viewer", "other");
  const cookieOnly = createClient(app.url, { cookie: viewer.headers.cookie ?? "" });
  expect((await cookieOnly.call(me)).status).toBe(200);
  await viewer.ok(signOut);
  expect((await cookieOnly.call(me)).status).toBe(401);
});

test("a key is told again to whoever repeats its making, and kept readable nowhere", async () => {
  const admin = await app.as("admin");
  const input = {
    body: { name: "twice", scopes: ["read" as const] },
    headers: { "idempotency-key": "make-1" },
  };
  const made = await admin.ok(createApiKey, input);
  expect(await admin.ok(createApiKey, input)).toEqual(made);
  const { rows } = await app.platform.database.pool.query(
    "SELECT to_jsonb(t)::text AS row FROM idempotent_answers t",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].row).not.toContain(made.key);
  expect(rows[0].row).not.toContain(made.prefix);
});
