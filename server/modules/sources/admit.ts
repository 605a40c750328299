// Who delivered: the source that a write key or an address names, proved by the key or by a signature over the body's own
// bytes. Of what is not proved nothing is kept but a count.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { AppError } from "../../../contract/errors.ts";
import type { SourceKind } from "../../../contract/sources.ts";
import { hashToken } from "../../platform/crypto.ts";
import type { Platform } from "../../platform/index.ts";
import { createRefusals } from "./refusals.ts";
import { findByAddress, findByKey, type SourceRow } from "./source-store.ts";
import { fieldsOf } from "./values.ts";

/** As Node gives them. */
export type PostHeaders = Record<string, string | string[] | undefined>;

export interface Post {
  kind: SourceKind;
  /** The part of the address that names the source; a Segment client names it by its key alone. */
  address: string | undefined;
  headers: PostHeaders;
  /** As it came, after unzipping. */
  body: Buffer;
  /** Parses the body, exactly; throws `invalid_json`. */
  json(): unknown;
}

export interface AdmittedPost {
  source: SourceRow;
  headers: PostHeaders;
  /** Undefined where the post only asks whether somebody is there. */
  json: unknown;
}

/** Compared with where there is no source, so that the answer takes as long. */
const nobodysSecret = randomBytes(32).toString("base64");

export function createAdmission({ database, sealer, clock, log }: Platform) {
  const refusals = createRefusals({ database, clock, log });

  /** WooCommerce asks so before it keeps a webhook; the question is not signed. */
  const isPing = ({ kind, body }: Post) =>
    kind === "woocommerce" && /^webhook_id=\d{1,18}$/.test(body.toString("latin1", 0, 64));

  const byAddress = async (post: Post): Promise<AdmittedPost> => {
    const found = post.address ? await findByAddress(database.system, post.address) : undefined;
    const source = found?.kind === post.kind ? found : undefined;
    if (source && isPing(post)) return { source, headers: post.headers, json: undefined };
    const genuine = isSigned(
      source ? sealer.open(source.sealed_secret) : nobodysSecret,
      signatureOf(post),
      post.body,
    );
    if (source && genuine) return { source, headers: post.headers, json: post.json() };
    if (source) refusals.count({ workspaceId: source.workspace_id, id: source.id });
    throw new AppError(
      "bad_signature",
      "The source is unknown, or the signature does not match the body. Nothing was taken.",
    );
  };

  const byKey = async (post: Post): Promise<AdmittedPost> => {
    const basic = basicUser(post.headers.authorization);
    const json = basic === undefined ? post.json() : undefined;
    const key = basic ?? fieldsOf(json).writeKey;
    const source = typeof key === "string" ? await findByKey(database.system, hashToken(key)) : undefined;
    if (source) return { source, headers: post.headers, json: json ?? post.json() };
    throw new AppError("not_signed_in", "This write key is unknown or was replaced. Nothing was taken.");
  };

  return {
    /** Throws `bad_signature` or `not_signed_in`, the same for an unknown source and a wrong signature. */
    admit: (post: Post): Promise<AdmittedPost> => (post.kind === "segment" ? byKey(post) : byAddress(post)),
    /** Resolves when every refusal is counted. */
    settled: refusals.settled,
  };
}

/** The user name of HTTP Basic; the password is empty. */
function basicUser(authorization: string | string[] | undefined): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]{1,400})$/i.exec(String(authorization ?? ""))?.[1];
  return encoded && Buffer.from(encoded, "base64").toString("utf8").split(":")[0];
}

const signatureHeaders: { [K in Exclude<SourceKind, "segment">]: string[] } = {
  shopify: ["x-shopify-hmac-sha256", "shopify-hmac-sha256"],
  woocommerce: ["x-wc-webhook-signature"],
};

function signatureOf({ kind, headers }: Post): string {
  if (kind === "segment") return "";
  return signatureHeaders[kind].map((name) => headers[name]).find((value) => typeof value === "string") ?? "";
}

/** base64(HMAC-SHA256(secret, body)), compared without telling by its duration where they differ. */
export function isSigned(secret: string, signature: string, body: Buffer): boolean {
  const right = Buffer.from(createHmac("sha256", secret).update(body).digest("base64"));
  const given = Buffer.from(signature);
  return body.length > 0 && given.length === right.length && timingSafeEqual(given, right);
}
