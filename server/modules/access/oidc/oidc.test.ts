// Signing in with a provider, walked through whole: redirects, cookies, code, keys. And what must not get in.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accessEndpoints } from "../../../../contract/access.ts";
import { startApp, type TestApp } from "../../../../test/app.ts";
import { createClient } from "../../../../test/client.ts";
import { type Browser, createBrowser } from "./browser.fixture.ts";
import { clientId, clientSecret, startProvider, type TestProvider } from "./provider.fixture.ts";

const { me, invite, signInMethods, removeMember, listMembers } = accessEndpoints;

let google: TestProvider;
let other: TestProvider;
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  google = await startProvider({ claimsIn: "id_token", auth: "client_secret_post" });
  other = await startProvider({ claimsIn: "userinfo", auth: "client_secret_basic" });
  app = await startApp({
    env: {
      LOG_LEVEL: "silent",
      GOOGLE_CLIENT_ID: clientId,
      GOOGLE_CLIENT_SECRET: clientSecret,
      GOOGLE_ISSUER: google.issuer,
      OIDC_ISSUER: other.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_NAME: "the shop's directory",
    },
  });
});
afterAll(async () => {
  await app?.stop();
  await google?.stop();
  await other?.stop();
});
beforeEach(() => {
  browser = createBrowser();
});

const asha = { sub: "asha-1", email: "asha.rao@example.com", email_verified: true, name: "Asha Rao" };
const start = (provider = "google", returnTo?: string) =>
  `${app.url}/api/auth/oidc/${provider}/start${returnTo ? `?return_to=${encodeURIComponent(returnTo)}` : ""}`;
const page = (path: string) => app.url + path;
const isCallback = (url: string) => url.includes("/callback?");
const isAuthorization = (url: string) => url.startsWith(`${google.issuer}/auth`);
const inviteTo = async (email: string) =>
  (await app.as("owner")).ok(invite, { body: { email, role: "marketer" } });
const whoIsIn = () => createClient(app.url, { cookie: browser.cookiesFor(app.url) }).call(me);

/** Changes one parameter of an address. */
function tampered(url: string, name: string, value: string): string {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
}

test("the sign-in page offers what is set up", async () => {
  expect(await app.stranger.ok(signInMethods)).toEqual({
    google_client_id: clientId,
    methods: [
      { id: "google", name: "Google", start_url: "/api/auth/oidc/google/start" },
      { id: "oidc", name: "the shop's directory", start_url: "/api/auth/oidc/oidc/start" },
    ],
  });
});

test("a stranger is sent away with words, whoever vouches for them", async () => {
  google.vouchFor(asha);
  expect((await browser.go(start())).url).toBe(page("/sign-in?error=not_invited"));
  expect((await whoIsIn()).status).toBe(401);
});

test("an invited person comes in, lands where they wanted to, and is the same person next time", async () => {
  await inviteTo("Asha.Rao@Example.com");
  google.vouchFor(asha);
  expect((await browser.go(start("google", "/w/shop/segments?tab=1#top"))).url).toBe(
    page("/w/shop/segments?tab=1#top"),
  );
  const first = await whoIsIn();
  expect(first.body).toMatchObject({
    person: { name: "Asha Rao", email: "asha.rao@example.com" },
    workspaces: [{ slug: "shop", role: "marketer" }],
  });
  browser = createBrowser();
  google.vouchFor({ ...asha, email: "asha.married@example.com" });
  expect((await browser.go(start())).url).toBe(page("/"));
  expect((await whoIsIn()).body.person).toEqual(first.body.person);
});

test("another provider that verified the same address leads to the same person", async () => {
  other.vouchFor({ ...asha, sub: "directory-77" });
  await browser.go(start("oidc"));
  expect((await whoIsIn()).body.person).toMatchObject({ name: "Asha Rao", email: "asha.rao@example.com" });
});

test("an address that the provider has not verified opens nothing", async () => {
  await inviteTo("ben.carter@example.com");
  for (const email_verified of [false, undefined]) {
    google.vouchFor({ sub: "ben-1", email: "ben.carter@example.com", email_verified });
    browser = createBrowser();
    expect((await browser.go(start())).url).toBe(page("/sign-in?error=email_unverified"));
    google.vouchFor({ sub: "thief-1", email: "asha.rao@example.com", email_verified });
    browser = createBrowser();
    expect((await browser.go(start())).url).toBe(page("/sign-in?error=email_unverified"));
  }
});

test("what does not fit together is refused: state, nonce, verifier, provider, browser", async () => {
  google.vouchFor(asha);
  const failed = page("/sign-in?error=sign_in_failed");

  const withState = await browser.go(start(), isCallback);
  expect((await browser.go(tampered(withState.url, "state", "another"))).url).toBe(failed);

  browser = createBrowser();
  const withNonce = await browser.go(start(), isAuthorization);
  expect((await browser.go(tampered(withNonce.url, "nonce", "another"))).url).toBe(failed);

  browser = createBrowser();
  const withChallenge = await browser.go(start(), isAuthorization);
  const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  expect((await browser.go(tampered(withChallenge.url, "code_challenge", challenge))).url).toBe(failed);

  browser = createBrowser();
  const forGoogle = await browser.go(start(), isCallback);
  expect((await browser.go(forGoogle.url.replace("/google/", "/oidc/"))).url).toBe(failed);

  const stolen = await browser.go(start(), isCallback);
  expect((await createBrowser().go(stolen.url)).url).toBe(failed);
  expect((await whoIsIn()).status).toBe(401);
});

test("a code works once, a refusal at the provider is told, and a sign-in left open ends", async () => {
  google.vouchFor(asha);
  const failed = page("/sign-in?error=sign_in_failed");
  const { host } = new URL(app.url);
  const back = await browser.go(start(), isCallback);
  const sealed = browser.cookie("regulars_sign_in", host) ?? "";
  expect(sealed).toMatch(/^v1\./);
  expect((await browser.go(back.url)).url).toBe(page("/"));
  expect(browser.cookie("regulars_sign_in", host)).toBeUndefined();
  browser = createBrowser();
  browser.setCookie(host, "regulars_sign_in", sealed);
  expect((await browser.go(back.url)).url).toBe(failed);

  browser = createBrowser();
  const declined = new URL((await browser.go(start(), isCallback)).url);
  declined.searchParams.delete("code");
  expect((await browser.go(tampered(declined.href, "error", "access_denied"))).url).toBe(failed);

  browser = createBrowser();
  const late = await browser.go(start(), isCallback);
  app.clock.advance(11 * 60_000);
  expect((await browser.go(late.url)).url).toBe(failed);
  app.clock.advance(-11 * 60_000);
  expect((await whoIsIn()).status).toBe(401);
});

test("a session planted before signing in is worth nothing after it", async () => {
  google.vouchFor(asha);
  const { host } = new URL(app.url);
  browser.setCookie(host, "regulars_session", "planted");
  await browser.go(start());
  expect(browser.cookie("regulars_session", host)).not.toBe("planted");
  const first = browser.cookiesFor(app.url);
  await browser.go(start());
  expect((await createClient(app.url, { cookie: first }).call(me)).status).toBe(401);
  expect((await whoIsIn()).status).toBe(200);
});

test("after signing in one lands on a page of ours only", async () => {
  google.vouchFor(asha);
  for (const wanted of ["//evil.example/x", "/\\evil.example", "/\t/evil.example", "/..//evil.example"]) {
    browser = createBrowser();
    const landed = await browser.go(start("google", wanted));
    expect(new URL(landed.url).origin, wanted).toBe(app.url);
    expect(new URL(landed.url).pathname, wanted).not.toMatch(/^\/\//);
  }
  expect((await browser.go(start("google", "https://evil.example"))).status).toBe(400);
});

test("a provider that is not set up, or does not answer, is told on the sign-in page", async () => {
  expect((await browser.go(start("github"))).url).toBe(page("/sign-in?error=not_configured"));
  const lonely = await startApp({
    env: {
      LOG_LEVEL: "silent",
      GOOGLE_CLIENT_ID: "x",
      GOOGLE_CLIENT_SECRET: "y",
      GOOGLE_ISSUER: "http://127.0.0.1:9",
    },
  });
  const landed = await browser.go(`${lonely.url}/api/auth/oidc/google/start`);
  expect(landed.url).toBe(`${lonely.url}/sign-in?error=provider_unreachable`);
  await lonely.stop();
});

test("whoever shared an account by link is out once its address is proved", async () => {
  const invitation = await inviteTo("chitra@example.com");
  const token = invitation.link?.split("/").at(-1) ?? "";
  const byLink = await app.stranger.call(accessEndpoints.useLink, { body: { token, name: "Chitra" } });
  const bearer = createClient(app.url, { authorization: `Bearer ${byLink.body.token}` });
  expect((await bearer.call(me)).status).toBe(200);
  google.vouchFor({ sub: "chitra-1", email: "chitra@example.com", email_verified: true });
  await browser.go(start());
  expect((await whoIsIn()).body.person).toEqual(byLink.body.person);
  expect((await bearer.call(me)).status).toBe(401);
});

test("a member who was removed keeps their account and loses the workspace", async () => {
  const owner = await app.as("owner");
  const { members } = await owner.ok(listMembers);
  const her = members.find(({ person }) => person.name === "Asha Rao");
  await owner.ok(removeMember, { params: { id: her?.person.id ?? "" } });
  google.vouchFor(asha);
  await browser.go(start());
  expect((await whoIsIn()).body.workspaces).toEqual([]);

  const token = (await inviteTo("asha.rao@example.com")).link?.split("/").at(-1) ?? "";
  const byLink = await app.stranger.call(accessEndpoints.useLink, { body: { token } });
  expect(byLink.body.code, "a link alone opens no account that a provider vouched for").toBe("conflict");
  await browser.go(start());
  expect((await whoIsIn()).body.workspaces).toMatchObject([{ slug: "shop", role: "marketer" }]);
});

test("the owner, once given an address, comes in by the provider as the same person", async () => {
  const own = await startApp({ env: { GOOGLE_CLIENT_ID: clientId, GOOGLE_ISSUER: google.issuer } });
  const client = createClient(own.url, {});
  const { access } = own.services;
  const token = (await access.createOwnerLink()).url.split("/").at(-1) ?? "";
  const byLink = await client.ok(accessEndpoints.useLink, { body: { token, name: "Meera" } });
  await access.createOwnerLink({ email: "Meera@example.com" });
  const credential = await google.idToken({
    sub: "meera-1",
    email: "meera@example.com",
    email_verified: true,
  });
  const byGoogle = await client.ok(accessEndpoints.signInWithGoogle, { body: { credential } });
  expect(byGoogle.person).toMatchObject({ id: byLink.person.id, name: "Meera" });
  expect(byGoogle.workspaces).toMatchObject([{ slug: "shop", role: "owner" }]);
  await own.stop();
});
