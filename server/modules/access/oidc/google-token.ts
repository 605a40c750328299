// Checks an ID token that Google gave the browser: signed by Google's present keys, made for this installation, not expired.
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { AppError } from "../../../../contract/errors.ts";
import type { Platform } from "../../../platform/index.ts";
import type { ProvenIdentity } from "../admit.ts";
import { identityFrom } from "./claims.ts";
import type { Providers } from "./providers.ts";

/** Signed with a private key: what can be made with a shared or no secret proves nothing here. */
const algorithms = ["RS256", "PS256", "ES256", "EdDSA"];

export function createGoogleTokens({ clock }: Platform, providers: Providers) {
  const keySets = new Map<string, JWTVerifyGetKey>();
  const keysAt = (url: string): JWTVerifyGetKey => {
    const known = keySets.get(url) ?? createRemoteJWKSet(new URL(url));
    keySets.set(url, known);
    return known;
  };

  /** Throws `sign_in_failed`, saying what is wrong with the token, or `provider_unreachable`. */
  return async (credential: string): Promise<ProvenIdentity> => {
    const provider = providers.find("google");
    const { issuer, jwks_uri } = (await providers.discover(provider)).serverMetadata();
    if (!jwks_uri) throw new AppError("provider_unreachable", `${provider.issuer} publishes no keys.`);
    try {
      const { payload } = await jwtVerify(credential, keysAt(jwks_uri), {
        algorithms,
        // Google writes its issuer with and without the scheme.
        issuer: [issuer, issuer.replace(/^https:\/\//, "")],
        audience: provider.clientId,
        requiredClaims: ["sub", "exp", "iat"],
        currentDate: clock.now(),
      });
      return identityFrom(issuer, payload);
    } catch (cause) {
      throw refusal(cause);
    }
  };
}

function refusal(cause: unknown): AppError {
  if (cause instanceof errors.JWKSTimeout || (cause instanceof TypeError && cause.message === "fetch failed"))
    return new AppError("provider_unreachable", undefined, { cause, retryAfter: 5 });
  return new AppError("sign_in_failed", `The ID token is not accepted: ${wordsFor(cause)}. Sign in again.`, {
    cause,
  });
}

function wordsFor(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return "it has expired";
  if (cause instanceof errors.JWTClaimValidationFailed) return `its ${cause.claim} is not the expected one`;
  if (cause instanceof errors.JOSEAlgNotAllowed) return "it is not signed as Google signs";
  if (cause instanceof errors.JWSSignatureVerificationFailed || cause instanceof errors.JWKSNoMatchingKey)
    return "it is not signed by Google";
  return "it is not an ID token of Google";
}
