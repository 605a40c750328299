// Tokens: ours for programs, and Google's for coming in. A token that anybody could have made opens nothing.
import { createHmac } from "node:crypto";
import { generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEndpoints } from "../../../contract/access.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import { createClient } from "../../../test/client.ts";
import { clientId, startProvider, type TestProvider } from "./oidc/provider.fixture.ts";

const { me, invite, verifyToken, signInWithGoogle, signOut, updateWorkspace, useLink } = accessEndpoints;

let google: TestProvider;
let app: TestApp;
beforeAll(async () => {
  google = await startProvider({ claimsIn: "id_token", auth: "client_secret_post" });
  app = await startApp({ env: { GOOGLE_CLIENT_ID: clientId, GOOGLE_ISSUER: google.issuer } });
  const owner = await app.as("owner");
  await owner.ok(invite, { body: { email: asha.email, role: "admin" } });
});
afterAll(async () => {
  await app?.stop();
  await google?.stop();
});

const asha = { sub: "asha-1", email: "asha.rao@example.com", email_verified: true, name: "Asha Rao" };
const exchange = (credential: string) => app.stranger.call(signInWithGoogle, { body: { credential } });
const verify = (token: string) => app.stranger.call(verifyToken, { body: { token } });
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = () => Math.floor(Date.now() / 1_000);

test("Google's token becomes a session and a token of ours, good for programs without more proof", async () => {
  const answer = await exchange(await google.idToken(asha));
  expect(answer.status).toBe(200);
  expect(answer.body.workspaces).toMatchObject([{ slug: "shop", role: "admin" }]);
  expect(answer.headers.getSetCookie().join()).toContain("regulars_session=");
  expect((await verify(answer.body.token)).body).toMatchObject({ valid: true, person: { name: "Asha Rao" } });
  const program = createClient(app.url, { authorization: `Bearer ${answer.body.token}` });
  expect((await program.call(updateWorkspace, { body: { name: "By a program" } })).status).toBe(200);
  await program.ok(signOut);
  expect((await program.call(me)).status).toBe(401);
  expect((await verify(answer.body.token)).status).toBe(401);
});

test("a token that Google did not make for us is refused, with the reason", async () => {
  const { privateKey } = await generateKeyPair("RS256");
  const forged = (header: { alg: string; kid?: string }) =>
    new SignJWT({ ...asha, iss: google.issuer, aud: clientId })
      .setProtectedHeader(header)
      .setIssuedAt()
      .setExpirationTime("1h");
  const unsigned = `${encode({ alg: "none" })}.${encode({ ...asha, iss: google.issuer, aud: clientId, iat: now(), exp: now() + 60 })}.`;
  const cases: [string, string][] = [
    [await google.idToken({ ...asha, aud: "somebody-else" }), "its aud is not the expected one"],
    [await google.idToken({ ...asha, iss: "https://evil.example" }), "its iss is not the expected one"],
    [await forged({ alg: "RS256", kid: "test-key" }).sign(privateKey), "not signed by Google"],
    [await forged({ alg: "RS256", kid: "another" }).sign(privateKey), "not signed by Google"],
    [await forged({ alg: "HS256" }).sign(new TextEncoder().encode(clientId)), "not signed as Google signs"],
    [unsigned, "not signed as Google signs"],
    ["nothing-like-a-token-at-all", "not an ID token of Google"],
  ];
  for (const [credential, words] of cases) {
    const answer = await exchange(credential);
    expect([answer.status, answer.body.code], words).toEqual([401, "sign_in_failed"]);
    expect(answer.body.detail).toContain(words);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  const good = await google.idToken(asha);
  app.clock.advance(2 * 3_600_000);
  expect((await exchange(good)).body.detail).toContain("it has expired");
  app.clock.advance(-2 * 3_600_000);
});

test("Google's token for an address that is not verified, or not invited, is refused by name", async () => {
  const unverified = await google.idToken({ ...asha, sub: "thief", email_verified: false });
  expect((await exchange(unverified)).body).toMatchObject({ status: 403, code: "email_unverified" });
  const stranger = await google.idToken({ ...asha, sub: "s", email: "stranger@example.com" });
  const answer = await exchange(stranger);
  expect(answer.body).toMatchObject({ status: 403, code: "not_invited" });
  expect(answer.body.detail).toContain("stranger@example.com");
});

test("where sign-up is open, a stranger gets in and may open a workspace", async () => {
  const open = await startApp({
    env: { GOOGLE_CLIENT_ID: clientId, GOOGLE_ISSUER: google.issuer, SIGN_UP: "open" },
  });
  const credential = await google.idToken({ ...asha, sub: "new-1", email: "new@example.com" });
  const answer = await createClient(open.url, {}).call(signInWithGoogle, { body: { credential } });
  expect(answer.body).toMatchObject({ person: { email: "new@example.com" }, may_create_workspace: true });
  await open.stop();
});

test("where Google is not set up, the answer names the missing settings", async () => {
  const without = await startApp({ env: { LOG_LEVEL: "silent" } });
  const answer = await createClient(without.url, {}).call(signInWithGoogle, {
    body: { credential: await google.idToken(asha) },
  });
  expect([answer.status, answer.body.code]).toEqual([501, "not_configured"]);
  expect(answer.body.detail).toContain("GOOGLE_CLIENT_ID");
  await without.stop();
});

test("a token of ours that was changed, or made by another, is worth nothing", async () => {
  const token = await freshToken();
  const [head = "", body = "", signature = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const signed = (header: object, payload: object, key: string) => {
    const text = `${encode(header)}.${encode(payload)}`;
    return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
  };
  const forgeries = [
    `${encode({ alg: "none" })}.${body}.`,
    `${encode({ alg: "none" })}.${body}.${signature}`,
    `${head}.${encode({ ...claims, sub: "1" })}.${signature}`,
    signed({ alg: "HS256" }, claims, "a guess"),
    signed({ alg: "HS256" }, claims, ""),
    signed({ alg: "HS256" }, claims, Buffer.alloc(32, 7).toString("latin1")),
    `${head}.${body}.`,
  ];
  for (const forged of forgeries) {
    expect((await verify(forged)).status, forged).toBe(401);
    const answer = await createClient(app.url, { authorization: `Bearer ${forged}` }).call(me);
    expect(answer.status, forged).toBe(401);
  }
  expect((await verify(token)).status).toBe(200);
});

test("a token is for programs: it opens nothing as a cookie, nor a cookie as a token", async () => {
  const token = await freshToken();
  expect((await createClient(app.url, { cookie: `regulars_session=${token}` }).call(me)).status).toBe(401);
  const owner = await app.as("owner");
  const cookie = /regulars_session=([^;]+)/.exec(owner.headers.cookie ?? "")?.[1] ?? "";
  expect((await createClient(app.url, { authorization: `Bearer ${cookie}` }).call(me)).status).toBe(401);
});

async function freshToken(): Promise<string> {
  const owner = await app.as("owner");
  const email = `program-${Math.random()}@example.com`;
  const { link } = await owner.ok(invite, { body: { email, role: "viewer" } });
  const body = { token: link?.split("/").at(-1) ?? "" };
  return (await app.stranger.ok(useLink, { body })).token;
}
