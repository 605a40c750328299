// An identity provider for tests: the real oidc-provider on a loopback port. Whoever arrives is signed in as the person it
// was last told to vouch for, without a form.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { type Configuration, Provider } from "oidc-provider";

export interface VouchedPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

export interface TestProvider {
  issuer: string;
  /** Says who signs in next. */
  vouchFor(person: VouchedPerson): void;
  /** An ID token as this provider signs them, for tests that tamper with one claim or another. */
  idToken(claims: Record<string, unknown>): Promise<string>;
  stop(): Promise<void>;
}

export const clientId = "regulars-test";
export const clientSecret = "a secret of the test's client";

/** claimsIn: whether the ID token tells the address, or only the userinfo endpoint. */
export async function startProvider(options: {
  claimsIn: "id_token" | "userinfo";
  auth: "client_secret_post" | "client_secret_basic";
}): Promise<TestProvider> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let person: VouchedPerson = { sub: "nobody" };
  const people = new Map<string, VouchedPerson>();
  const jwk = { ...(await exportJWK(privateKey)), kid: "test-key", alg: "RS256", use: "sig" };
  const provider = new Provider(issuer, configure(options, jwk, people));
  // The application under test gets its port only after this provider has started.
  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    /^http:\/\/127\.0\.0\.1:\d+\/api\/auth\/oidc\/\w+\/callback$/.test(uri);
  const callback = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith("/interaction/")) return void callback(request, response);
    people.set(person.sub, person);
    provider.interactionFinished(request, response, { login: { accountId: person.sub } });
  });
  return {
    issuer,
    vouchFor: (next) => {
      person = next;
    },
    idToken: (claims) =>
      new SignJWT({ iss: issuer, aud: clientId, ...claims })
        .setProtectedHeader({ alg: "RS256", kid: "test-key" })
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  function configure(
    { claimsIn, auth }: typeof options,
    key: object,
    known: Map<string, VouchedPerson>,
  ): Configuration {
    return {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: ["http://127.0.0.1/callback"],
          token_endpoint_auth_method: auth,
        },
      ],
      clientAuthMethods: [auth],
      jwks: { keys: [key] as never },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "picture"] },
      conformIdTokenClaims: claimsIn === "userinfo",
      cookies: { keys: ["any"] },
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, sub) => ({
        accountId: sub,
        claims: async () => ({ sub, ...known.get(sub) }),
      }),
      // Nobody is asked for consent in a test.
      async loadExistingGrant(ctx) {
        const grant = new ctx.oidc.provider.Grant({
          clientId: ctx.oidc.client?.clientId,
          accountId: ctx.oidc.session?.accountId,
        });
        grant.addOIDCScope("openid email profile");
        await grant.save();
        return grant;
      },
    };
  }
}
