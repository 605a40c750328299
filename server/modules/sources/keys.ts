// The secrets of sources: made here for Segment and WooCommerce, given by Shopify. They are sealed in the database; a write key
// is hashed besides, since it is all by which its source is found.
import { AppError } from "../../../contract/errors.ts";
import type { SourceKind } from "../../../contract/sources.ts";
import { hashToken, randomToken, type Sealer } from "../../platform/crypto.ts";

/** Who makes the secret of a source. */
export const makesSecret: { [K in SourceKind]: "we" | "they" } = {
  segment: "we",
  shopify: "they",
  woocommerce: "we",
};

export interface KeptSecret {
  secret: string;
  columns: { key_start: string | null; key_hash: Buffer | null; sealed_secret: string };
}

/** `given` is what the shop's system signs with, where it makes the secret itself. */
export function keepSecret(sealer: Sealer, kind: SourceKind, given?: string): KeptSecret {
  const secret = secretFor(kind, given);
  const found = kind === "segment";
  return {
    secret,
    columns: {
      key_start: found ? secret.slice(0, 9) : null,
      key_hash: found ? hashToken(secret) : null,
      sealed_secret: sealer.seal(secret),
    },
  };
}

function secretFor(kind: SourceKind, given: string | undefined): string {
  const ours = makesSecret[kind] === "we";
  if (ours && given !== undefined) throw fault("is made by Regulars for this kind of source; leave it out");
  if (!ours && given === undefined)
    throw fault("is missing: Shopify shows it under Settings, Notifications, Webhooks");
  return given ?? (kind === "segment" ? `wk_${randomToken(24)}` : randomToken(32));
}

function fault(message: string): AppError {
  return new AppError("invalid_input", `The secret ${message}`, { faults: [{ path: "/secret", message }] });
}
