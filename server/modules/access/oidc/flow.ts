// The authorization code flow with PKCE, state and nonce. What we must remember between sending a person to the provider
// and having them back travels sealed in a short-lived cookie of their browser.
import * as client from "openid-client";
import { z } from "zod";
import { AppError } from "../../../../contract/errors.ts";
import type { OidcProvider } from "../../../config.ts";
import type { Platform } from "../../../platform/index.ts";
import type { ProvenIdentity } from "../admit.ts";
import { identityFrom } from "./claims.ts";
import { type Providers, reasonOf } from "./providers.ts";
import { ownPath } from "./return-to.ts";

const remembered = z.strictObject({
  purpose: z.literal("sign-in"),
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  until: z.number(),
});
type Remembered = z.infer<typeof remembered>;

/** Seconds that a person has for signing in at the provider. */
export const flowLifetime = 600;

export interface OidcFlow {
  start(providerId: string, returnTo: string | undefined): Promise<{ url: string; sealed: string }>;
  /** url: path and query that the provider sent the person back to. Throws `sign_in_failed` for whatever does not fit. */
  finish(
    providerId: string,
    back: { url: string; sealed: string | undefined },
  ): Promise<{ identity: ProvenIdentity; returnTo: string }>;
}

export function createOidcFlow(platform: Platform, providers: Providers): OidcFlow {
  const { config, clock, sealer, log } = platform;
  const redirectUri = (provider: OidcProvider) => `${config.publicUrl}/api/auth/oidc/${provider.id}/callback`;

  const recall = (provider: OidcProvider, sealed: string | undefined): Remembered => {
    const found = open(sealed);
    if (found?.provider === provider.id && found.until > clock.now().getTime()) return found;
    throw new AppError(
      "sign_in_failed",
      "Signing in took too long or began in another browser. Start again.",
    );
  };

  const open = (sealed: string | undefined): Remembered | undefined => {
    if (!sealed) return undefined;
    try {
      return remembered.parse(JSON.parse(sealer.open(sealed)));
    } catch {
      return undefined;
    }
  };

  return {
    async start(providerId, returnTo) {
      const provider = providers.find(providerId);
      const server = await providers.discover(provider);
      const flow: Remembered = {
        purpose: "sign-in",
        provider: provider.id,
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        returnTo: ownPath(returnTo),
        until: clock.now().getTime() + flowLifetime * 1_000,
      };
      const url = client.buildAuthorizationUrl(server, {
        redirect_uri: redirectUri(provider),
        scope: "openid email profile",
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, sealed: sealer.seal(JSON.stringify(flow)) };
    },

    async finish(providerId, back) {
      const provider = providers.find(providerId);
      const flow = recall(provider, back.sealed);
      const server = await providers.discover(provider);
      const current = new URL(redirectUri(provider));
      current.search = new URL(back.url, config.publicUrl).search;
      try {
        return { identity: await exchange(server, current, flow), returnTo: flow.returnTo };
      } catch (cause) {
        log.warn({ provider: provider.id, why: reasonOf(cause) }, "signing in with a provider failed");
        throw new AppError("sign_in_failed", undefined, { cause });
      }
    },
  };
}

/** The code for tokens; the address may be told by the ID token or only when asked for. */
async function exchange(
  server: client.Configuration,
  current: URL,
  flow: Remembered,
): Promise<ProvenIdentity> {
  const tokens = await client.authorizationCodeGrant(server, current, {
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.verifier,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("no ID token came back");
  const issuer = server.serverMetadata().issuer;
  if (claims.email !== undefined || !server.serverMetadata().userinfo_endpoint)
    return identityFrom(issuer, claims);
  return identityFrom(issuer, await client.fetchUserInfo(server, tokens.access_token, claims.sub));
}
