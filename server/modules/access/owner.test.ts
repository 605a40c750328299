// The installation's owner: comes in by a link that only the machine's terminal shows.
import { afterEach, beforeEach, expect, test } from "vitest";
import { accessEndpoints } from "../../../contract/access.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { createClient } from "../../../test/client.ts";
import { firstStart } from "../../first-start.ts";

const { me, useLink, createWorkspace, getWorkspace } = accessEndpoints;

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app?.stop());

const link = async (email?: string) =>
  (await app.services.access.createOwnerLink({ email })).url.split("/").at(-1) ?? "";
const open = (token: string, name?: string, cookie?: string) =>
  createClient(app.url, cookie ? { cookie } : {}).call(useLink, { body: { token, name } });

test("an installation without an owner gets one by its link, with every workspace that has none", async () => {
  const { access } = app.services;
  expect(await access.hasOwner()).toBe(false);
  const [first, second] = [await link(), await link()];
  const came = await open(first, "Meera");
  expect(came.body.person).toMatchObject({ name: "Meera", email: null });
  expect(came.body.workspaces).toMatchObject([{ slug: "shop", role: "owner" }]);
  expect(await access.hasOwner()).toBe(true);
  expect((await open(first)).status).toBe(401);
  for (const later of [second, await link()])
    expect((await open(later)).body.person).toEqual(came.body.person);
  await access.setUpWorkspace({ slug: "second", name: "2", currency: "EUR", timezone: "UTC" });
  expect((await open(await link())).body.workspaces.map(({ slug }) => slug)).toEqual(["shop", "second"]);
});

test("a start says the link until somebody has used one", async () => {
  const said: string[] = [];
  const start = () => firstStart(app.platform, app.services, (line) => void said.push(line));
  await start();
  await start();
  const links = said.flatMap((line) => /\/link\/(\S+)/.exec(line)?.[1] ?? []);
  expect(links).toHaveLength(2);
  expect((await open(links[0] ?? "")).status).toBe(200);
  await start();
  expect(said.filter((line) => line.includes("/link/"))).toHaveLength(2);
});

test("the link ends after a day", async () => {
  const token = await link();
  app.clock.advance(24 * 3_600_000 + 1);
  expect((await open(token)).body.code).toBe("link_expired");
});

test("whoever is signed in already becomes the owner themselves", async () => {
  const viewer = await app.as("viewer");
  const { person } = await viewer.ok(me);
  // Members of our tests come in by links too; this one shall have come by a provider.
  await app.platform.database.pool.query("DELETE FROM sign_in_links");
  const answer = await open(await link(), undefined, viewer.headers.cookie);
  expect(answer.body.person).toEqual(person);
  expect(answer.body.workspaces).toMatchObject([{ slug: "shop", role: "owner" }]);
});

test("the owner can be given an address, whether they came in already or not", async () => {
  const before = await open(await link("meera@example.com"), "Meera");
  expect(before.body.person.email).toBe("meera@example.com");
  expect(before.body.workspaces).toHaveLength(1);
  expect((await open(await link("Meera@example.com"))).body.person).toEqual(before.body.person);
  await expect(link("somebody.else@example.com")).rejects.toThrow("has the address meera@example.com");
  const viewer = await (await app.as("viewer")).ok(me);
  await expect(link(viewer.person.email ?? "")).rejects.toThrow("not the installation's owner");
});

test("an owner without an address gets one", async () => {
  const before = await open(await link(), "Meera");
  const after = await open(await link("meera@example.com"));
  expect(after.body.person).toEqual({ ...before.body.person, email: "meera@example.com" });
});

test("the first person of an empty installation opens its first workspace", async () => {
  await app.platform.database.pool.query("DELETE FROM workspaces");
  const came = await open(await link(), "Meera");
  expect(came.body).toMatchObject({ workspaces: [], may_create_workspace: true });
  expect(await app.services.access.hasOwner()).toBe(true);
  const meera = createClient(app.url, { authorization: `Bearer ${came.body.token}` });
  expect((await meera.call(getWorkspace)).status).toBe(404);
  const body = { slug: "chai-house", name: "Chai House", currency: "INR", timezone: "Asia/Kolkata" };
  expect(await meera.ok(createWorkspace, { body })).toMatchObject({ slug: "chai-house", role: "owner" });
  expect((await meera.call(createWorkspace, { body })).body).toMatchObject({
    code: "conflict",
    errors: [{ path: "/slug" }],
  });
  expect((await meera.ok(getWorkspace)).name).toBe("Chai House");
});

test("where sign-up is open, opening a workspace does not make one the installation's owner", async () => {
  const early = await app.as("owner");
  const { person } = await early.ok(me);
  // Members of our tests come in by links too; this one shall have come by a provider.
  await app.platform.database.pool.query("DELETE FROM sign_in_links");
  await app.workspace("demo");
  expect(await app.services.access.hasOwner()).toBe(false);
  const came = await open(await link(), "Meera");
  expect(came.body.person.id).not.toBe(person.id);
  expect(came.body.workspaces.map(({ slug }) => slug)).toEqual(["demo"]);
  expect((await early.ok(me)).workspaces.map(({ slug }) => slug)).toEqual(["shop"]);
});

test("an account that somebody prepared for the owner's address lets them in no more", async () => {
  const { invite } = accessEndpoints;
  const schemer = await app.as("owner");
  await app.platform.database.pool.query("DELETE FROM sign_in_links");
  const body = { email: "meera@example.com", role: "viewer" as const };
  const inviting = async () => (await schemer.ok(invite, { body })).link?.split("/").at(-1) ?? "";
  const prepared = await open(await inviting(), "Not Meera");
  const owners = await link("meera@example.com");
  const bearer = createClient(app.url, { authorization: `Bearer ${prepared.body.token}` });
  expect((await bearer.call(me)).status).toBe(401);
  expect((await open(owners)).body.person.id).toBe(prepared.body.person.id);
  expect((await open(await inviting())).body.code).toBe("conflict");
});
