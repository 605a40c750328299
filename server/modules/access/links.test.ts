// One-time links: the owner's and invitations'. Used once, in time, and never a way into an account that reaches further.
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEndpoints } from "../../../contract/access.ts";
import type { Role } from "../../../contract/permissions.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { type Client, createClient } from "../../../test/client.ts";

const { me, useLink, invite, withdrawInvitation, listMembers, updateMember, createWorkspace } =
  accessEndpoints;
const day = 24 * 3_600_000;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await app.workspace("other");
});
afterAll(() => app?.stop());

const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";
const withToken = (token: string) => createClient(app.url, { authorization: `Bearer ${token}` });
const use = async (token: string, name?: string, as: Client = app.stranger) =>
  as.call(useLink, { body: { token, name } });
const invited = async (email: string, role: Role = "viewer", workspace = "shop") =>
  tokenOf((await (await app.as("owner", workspace)).ok(invite, { body: { email, role } })).link);

/** Signs in by link and says who that is. */
async function comeIn(token: string, name?: string) {
  const answer = await use(token, name);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { ...answer.body, client: withToken(answer.body.token), cookies: answer.headers.getSetCookie() };
}

test("an invitation lets its person in once, with the role it names", async () => {
  const token = await invited("dev.patel@example.com", "analyst");
  const dev = await comeIn(token, "Dev Patel");
  expect(dev.person).toMatchObject({ name: "Dev Patel", email: "dev.patel@example.com" });
  expect(dev.workspaces).toMatchObject([{ slug: "shop", role: "analyst" }]);
  expect(dev.may_create_workspace).toBe(false);
  const again = await use(token);
  expect([again.status, again.body.code]).toEqual([401, "link_expired"]);
  const { members, invitations } = await dev.client.ok(listMembers);
  expect(members.find(({ person }) => person.name === "Dev Patel")).toMatchObject({ role: "analyst" });
  expect(invitations).toEqual([]);
});

test("looking at a link does not use it up, waiting does", async () => {
  const token = await invited("late@example.com");
  await app.stranger.raw("GET", `/link/${token}`);
  await app.stranger.raw("GET", "/api/auth/link");
  app.clock.advance(7 * day + 1);
  expect((await use(token)).body.code).toBe("link_expired");
  app.clock.advance(-7 * day - 1);
  await comeIn(token);
});

test("a newer invitation ends the one before, and a withdrawn one is over", async () => {
  const first = await invited("twice@example.com");
  const second = await invited("Twice@Example.com");
  expect((await use(first)).status).toBe(401);
  const owner = await app.as("owner");
  const open = (await owner.ok(listMembers)).invitations.find(({ email }) => email === "Twice@Example.com");
  expect(open?.link).toBeNull();
  await owner.ok(withdrawInvitation, { params: { id: open?.id ?? "" } });
  expect((await use(second)).status).toBe(401);
  expect((await owner.call(withdrawInvitation, { params: { id: open?.id ?? "" } })).status).toBe(404);
});

test("a link is told apart from a guess by nothing but its effect", async () => {
  const answer = await use("a-guess-of-twenty-characters");
  expect([answer.status, answer.body.code]).toEqual([401, "link_expired"]);
});

test("one link, opened twice at the same time, lets one in", async () => {
  const { pool } = app.platform.database;
  await Promise.all(Array.from({ length: 6 }, () => pool.query("SELECT pg_sleep(0.02)")));
  const token = await invited("race@example.com");
  const answers = await Promise.all(Array.from({ length: 6 }, () => use(token)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
});

test("the cookies of a sign-in are closed to scripts where they must be", async () => {
  const { cookies } = await comeIn(await invited("cookies@example.com"));
  const session = cookies.find((line) => line.startsWith("regulars_session="));
  const csrf = cookies.find((line) => line.startsWith("regulars_csrf="));
  expect(session).toMatch(/HttpOnly/);
  expect(session).toMatch(/SameSite=Lax/);
  expect(session).toMatch(/Path=\//);
  expect(csrf).not.toMatch(/HttpOnly/);
  expect(session).not.toMatch(/Secure/);
  app.platform.config.publicUrl = "https://shop.example";
  const token = await invited("secure@example.com");
  const behindProxy = createClient(app.url, { origin: "https://shop.example" });
  const secure = (await use(token, undefined, behindProxy)).headers.getSetCookie();
  app.platform.config.publicUrl = app.url;
  expect(secure).toHaveLength(2);
  for (const line of secure) expect(line).toMatch(/Secure/);
});

test("a member who came by link and lost their session gets back in by a new one, as themselves", async () => {
  const before = await comeIn(await invited("back@example.com", "marketer"), "Back Again");
  const owner = await app.as("owner");
  const wrongRole = await owner.call(invite, { body: { email: "back@example.com", role: "admin" } });
  expect([wrongRole.status, wrongRole.body.errors?.[0]?.hint]).toEqual([409, "marketer"]);
  const after = await comeIn(await invited("back@example.com", "marketer"));
  expect(after.person).toEqual(before.person);
  expect((await before.client.call(me)).status).toBe(401);
});

test("an invitation never opens an account that reaches further than its inviter", async () => {
  const victim = await comeIn(await invited("victim@example.com"), "Victim");
  const byStranger = await invited("victim@example.com", "viewer", "other");
  const stolen = await use(byStranger);
  expect([stolen.status, stolen.body.code]).toEqual([409, "conflict"]);
  // The same link works for the person themselves.
  expect((await use(byStranger, undefined, withCookies(victim.cookies))).body.workspaces).toHaveLength(2);
});

test("an admin cannot come in as an owner by inviting them again", async () => {
  const owner2 = await comeIn(await invited("owner2@example.com", "owner"), "Second Owner");
  const admin = await app.as("admin");
  for (const role of ["owner", "admin"] as const)
    expect((await admin.call(invite, { body: { email: "owner2@example.com", role } })).status).not.toBe(201);
  expect((await owner2.client.call(me)).status).toBe(200);
});

test("nor by a link from before they became one", async () => {
  const rising = await comeIn(await invited("rising@example.com", "admin"), "Rising");
  const admin = await app.as("admin");
  const { link } = await admin.ok(invite, { body: { email: "rising@example.com", role: "admin" } });
  const owner = await app.as("owner");
  await owner.ok(updateMember, { params: { id: rising.person.id }, body: { role: "owner" } });
  expect((await use(tokenOf(link))).body.code).toBe("conflict");
});

test("whoever is no owner opens no workspace where sign-up is by invitation", async () => {
  const { client } = await comeIn(await invited("modest@example.com", "admin"));
  const body = { slug: "my-own", name: "My own", currency: "INR", timezone: "UTC" };
  expect((await client.call(createWorkspace, { body })).status).toBe(403);
});

test("before a person reaches further, sessions that the inviter may share end", async () => {
  const shared = await comeIn(await invited("shared@example.com"), "Shared");
  const token = await invited("shared@example.com", "marketer", "other");
  const joined = await use(token, undefined, withCookies(shared.cookies));
  expect(joined.status).toBe(200);
  expect((await shared.client.call(me)).status).toBe(401);
  expect((await withToken(joined.body.token).call(me)).status).toBe(200);
});

test("an invitation for somebody else is not used up by whoever is signed in", async () => {
  const token = await invited("meant-for@example.com");
  const owner = await app.as("owner");
  const own = await use(token, undefined, withCookies([owner.headers.cookie ?? ""]));
  expect([own.status, own.body.code]).toEqual([409, "conflict"]);
  expect(own.body.detail).toContain("meant-for@example.com");
  await comeIn(token);
});

test("a link posted from another site's page is refused and stays good", async () => {
  const token = await invited("cross@example.com");
  const elsewhere = createClient(app.url, { origin: "https://evil.example" });
  expect((await use(token, undefined, elsewhere)).body.code).toBe("csrf");
  await comeIn(token);
});

test("session and token end after their time; use keeps a session going", async () => {
  const somebody = await comeIn(await invited("time@example.com"));
  const byCookie = withCookies(somebody.cookies);
  app.clock.advance(12 * 3_600_000 + 1_000);
  expect((await somebody.client.call(me)).status).toBe(401);
  app.clock.advance(29 * day);
  expect((await byCookie.call(me)).status).toBe(200);
  app.clock.advance(29 * day);
  expect((await byCookie.call(me)).status).toBe(200);
  app.clock.advance(31 * day);
  expect((await byCookie.call(me)).status).toBe(401);
  app.clock.advance(-89 * day - 12 * 3_600_000 - 1_000);
});

function withCookies(lines: string[]): Client {
  return createClient(app.url, { cookie: lines.map((line) => line.split(";")[0]).join("; ") });
}
