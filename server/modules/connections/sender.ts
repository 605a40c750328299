// Who posted receipts: the connection that the address names, proved by its secret.
import { randomBytes } from "node:crypto";
import { AppError } from "../../../contract/errors.ts";
import type { Database } from "../../platform/database.ts";
import { isGenuineWebhook, type WebhookHeaders } from "../../platform/webhooks.ts";
import { type OpenConnection, type OpenParts, openConnection } from "./open.ts";

export interface SignedPost {
  connection: unknown;
  headers: WebhookHeaders;
  body: Buffer;
}

/** Compared with where there is no connection, so that the answer takes as long. */
const nobodysSecret = `whsec_${randomBytes(32).toString("base64")}`;

/** Throws `bad_signature`, the same for an unknown connection, a wrong signature and an old one. */
export async function senderOf(
  database: Database,
  parts: OpenParts,
  post: SignedPost,
  now: Date,
): Promise<OpenConnection> {
  const connection = await find(database, parts, post.connection);
  const secret = connection ? connection.vendor.receiptSecret(connection.settings) : nobodysSecret;
  if (isGenuineWebhook(secret, post.headers, post.body, now) && connection) return connection;
  throw new AppError(
    "bad_signature",
    "The connection is unknown, the signature does not match the body, or the post is more than five minutes old. Nothing was taken.",
  );
}

async function find(
  database: Database,
  parts: OpenParts,
  publicId: unknown,
): Promise<OpenConnection | undefined> {
  if (typeof publicId !== "string" || !/^conn_[A-Za-z0-9_-]{1,60}$/.test(publicId)) return undefined;
  const row = await database.system
    .selectFrom("connections")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst();
  return row && openConnection(parts, row);
}
