// Signs what is posted in the form of Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over id, time and body.
import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/** The three headers a receiver verifies with the shared secret; `seconds` is the time of this attempt. */
export function signedHeaders(secret: string, id: string, seconds: number, body: string) {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signature(secret, id, seconds, body),
  };
}

function signature(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.slice(prefix.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}
