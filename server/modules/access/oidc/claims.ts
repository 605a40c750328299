// What a provider says of a person, in our words. Claims are optional and loosely typed, so each is looked at.
import type { ProvenIdentity } from "../admit.ts";

export function identityFrom(
  issuer: string,
  claims: { sub?: string; [name: string]: unknown },
): ProvenIdentity {
  return {
    issuer,
    subject: claims.sub ?? "",
    email: text(claims.email),
    // Some providers write the boolean as text.
    emailVerified: claims.email_verified === true || claims.email_verified === "true",
    name: text(claims.name),
    pictureUrl: pictureUrl(claims.picture),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function pictureUrl(value: unknown): string | undefined {
  const url = text(value);
  return url?.startsWith("https://") && url.length <= 2_000 ? url : undefined;
}
