// Bearer tokens for programs of a signed-in person: a JWT of ours for 12 hours, bound to a session, so that it ends with it.
import { hkdfSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Platform } from "../../platform/index.ts";

const issuer = "regulars";
const algorithm = "HS256";
const lifetime = 12 * 3_600;

export interface Tokens {
  make(personId: string, sessionHash: Buffer): Promise<string>;
  /** The session behind a token that we signed and that has not expired; undefined for any other. */
  read(token: string): Promise<{ sessionHash: Buffer; personId: string; expiresAt: Date } | undefined>;
}

export function createTokens({ secretKey, clock }: Platform): Tokens {
  const key = new Uint8Array(hkdfSync("sha256", secretKey, "", "regulars bearer token", 32));
  return {
    make(personId, sessionHash) {
      const now = Math.floor(clock.now().getTime() / 1_000);
      return new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: "JWT" })
        .setIssuer(issuer)
        .setAudience(issuer)
        .setSubject(personId)
        .setJti(sessionHash.toString("base64url"))
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .sign(key);
    },
    async read(token) {
      const options = {
        algorithms: [algorithm],
        issuer,
        audience: issuer,
        requiredClaims: ["sub", "jti", "exp"],
      };
      const verified = await jwtVerify(token, key, { ...options, currentDate: clock.now() }).catch(
        () => undefined,
      );
      const { sub, jti, exp } = verified?.payload ?? {};
      if (!sub || !jti || !exp) return undefined;
      return {
        sessionHash: Buffer.from(jti, "base64url"),
        personId: sub,
        expiresAt: new Date(exp * 1_000),
      };
    },
  };
}
