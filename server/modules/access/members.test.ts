// Members, roles and settings of a workspace: who may change whom, and what stays whatever anyone tries.
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEndpoints } from "../../../contract/access.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import type { Role } from "../../../contract/permissions.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { asha } from "../../../test/cast.ts";
import { createClient } from "../../../test/client.ts";

const {
  me,
  invite,
  listMembers,
  updateMember,
  removeMember,
  getWorkspace,
  updateWorkspace,
  deleteWorkspace,
  createWorkspace,
  createApiKey,
  listApiKeys,
} = accessEndpoints;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

const idOf = async (role: Role, workspace = "shop") =>
  (await (await app.as(role, workspace)).ok(me)).person.id;

test("only an owner makes or changes owners; an admin does the rest", async () => {
  const [owner, admin] = [await app.as("owner"), await app.as("admin")];
  const viewer = { params: { id: await idOf("viewer") } };
  expect((await admin.ok(updateMember, { ...viewer, body: { role: "analyst" } })).role).toBe("analyst");
  expect((await admin.call(updateMember, { ...viewer, body: { role: "owner" } })).status).toBe(403);
  expect((await admin.call(invite, { body: { email: "x@example.com", role: "owner" } })).status).toBe(403);
  const ownerItself = { params: { id: await idOf("owner") } };
  expect((await admin.call(updateMember, { ...ownerItself, body: { role: "viewer" } })).status).toBe(403);
  expect((await admin.call(removeMember, ownerItself)).status).toBe(403);
  const admins = await app.key(["admin"]);
  expect((await admins.call(updateMember, { ...viewer, body: { role: "owner" } })).status).toBe(403);
  expect((await owner.ok(updateMember, { ...viewer, body: { role: "viewer" } })).role).toBe("viewer");
});

test("the last owner stays, even when two owners send each other away at once", async () => {
  await app.workspace("duo");
  const first = await app.as("owner", "duo");
  const firstId = await idOf("owner", "duo");
  for (const change of [
    first.call(updateMember, { params: { id: firstId }, body: { role: "admin" } }),
    first.call(removeMember, { params: { id: firstId } }),
  ])
    expect((await change).body.code).toBe("wrong_state");
  const second = await app.as("admin", "duo");
  const secondId = await idOf("admin", "duo");
  await first.ok(updateMember, { params: { id: secondId }, body: { role: "owner" } });
  const answers = await Promise.all([
    first.call(removeMember, { params: { id: secondId } }),
    second.call(removeMember, { params: { id: firstId } }),
  ]);
  expect(answers.map((answer) => answer.status).sort()[0]).toBe(200);
  const left = (await Promise.all([first, second].map((client) => client.call(listMembers)))).filter(
    (answer) => answer.status === 200,
  );
  expect(left).toHaveLength(1);
  expect(left[0]?.body.members.filter(({ role }) => role === "owner")).toHaveLength(1);
});

test("whoever is removed is out at once", async () => {
  await app.workspace("leavers");
  const marketer = await app.as("marketer", "leavers");
  expect((await marketer.call(getWorkspace)).status).toBe(200);
  const owner = await app.as("owner", "leavers");
  const gone = { params: { id: await idOf("marketer", "leavers") } };
  await owner.ok(removeMember, gone);
  expect((await marketer.call(getWorkspace)).status).toBe(404);
  expect((await marketer.ok(me)).workspaces).toEqual([]);
  expect((await owner.call(removeMember, gone)).status).toBe(404);
});

test("with several workspaces one says which, by header or query; one that is not mine is not there", async () => {
  await app.workspace("north", { currency: "EUR" });
  const owner = await app.as("owner");
  const made = await owner.ok(createWorkspace, {
    body: { slug: "south", name: "South", currency: "USD", timezone: "UTC" },
  });
  const { "regulars-workspace": _, ...unnamed } = owner.headers;
  const client = createClient(app.url, unnamed);
  const unsaid = await client.call(getWorkspace);
  expect([unsaid.status, unsaid.body.errors?.[0]?.hint]).toEqual([400, "one of shop, south"]);
  expect((await client.raw("GET", "/api/workspace?workspace=south")).body).toMatchObject({ id: made.id });
  for (const slug of ["north", "never-was"]) {
    const answer = await client.call(getWorkspace, { headers: { "regulars-workspace": slug } });
    expect([answer.status, answer.body.detail]).toEqual([
      404,
      `There is no workspace “${slug}” that you are a member of.`,
    ]);
  }
});

test("settings change one by one; consent is merged", async () => {
  const admin = await app.as("admin");
  const before = await admin.ok(getWorkspace);
  const after = await admin.ok(updateWorkspace, {
    body: { name: "Filter & Bean", consent: { email: "explicit" } },
  });
  expect(after).toEqual({
    ...before,
    name: "Filter & Bean",
    consent: { ...before.consent, email: "explicit" },
  });
  expect((await admin.ok(updateWorkspace, { body: {} })).name).toBe("Filter & Bean");
  const key = await app.key(["read"]);
  expect((await key.ok(getWorkspace)).name).toBe("Filter & Bean");
});

test("the currency changes until there is an order in it", async () => {
  const admin = await app.as("admin");
  expect((await admin.ok(updateWorkspace, { body: { currency: "EUR" } })).currency).toBe("EUR");
  await (await app.key(["ingest"])).ok(orderEndpoints.create, {
    query: { wait: "true" },
    body: {
      external_id: "o-1",
      customer: { email: asha.email },
      ordered_at: "2026-10-02T14:05:00Z",
      total: 12,
    },
  });
  const refused = await admin.call(updateWorkspace, { body: { currency: "INR", name: "Half" } });
  expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([409, "/currency"]);
  expect(await admin.ok(updateWorkspace, { body: { currency: "EUR" } })).toMatchObject({
    name: "Filter & Bean",
  });
});

test("a workspace is deleted by an owner who types its name, with everything in it", async () => {
  await app.workspace("closing");
  const key = await app.key(["read"], "closing");
  expect((await key.call(getWorkspace)).status).toBe(200);
  const owner = await app.as("owner", "closing");
  expect((await owner.call(deleteWorkspace, { body: { slug: "shop" } })).body.errors?.[0]?.hint).toBe(
    "closing",
  );
  expect((await owner.call(getWorkspace)).status).toBe(200);
  await owner.ok(deleteWorkspace, { body: { slug: "closing" } });
  expect((await owner.call(getWorkspace)).status).toBe(404);
  expect((await key.call(getWorkspace)).status).toBe(401);
  const { rows } = await app.platform.database.pool.query("SELECT FROM api_keys WHERE workspace_id = $1", [
    app.workspaceId("closing"),
  ]);
  expect(rows).toEqual([]);
});

test("nobody gives a key more than they may do themselves", async () => {
  const actor = await app.services.access.systemActor({ slug: "shop" });
  const read = { name: "reader", scopes: ["read" as const] };
  const narrow = { ...actor, must: (permission: string) => expect(permission).toBe("keys:manage") };
  await expect(app.services.access.createApiKey(narrow, read)).rejects.toThrow();
  const keys = await (await app.key(["admin"])).ok(createApiKey, { body: read });
  expect(keys.scopes).toEqual(["read"]);
  const listed = await (await app.as("owner")).ok(listApiKeys);
  expect(listed.data.map(({ name }) => name)).toContain("reader");
  await expect(app.services.access.systemActor({ slug: "never-was" })).rejects.toThrow("never-was");
});
