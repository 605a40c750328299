// Proves that a posted body comes from who shares a secret with us, in the form of Standard Webhooks
// (standardwebhooks.com): HMAC-SHA256 over id, time and the body's own bytes.
import { createHmac, timingSafeEqual } from "node:crypto";

const tolerance = 5 * 60;

/** As Node gives them. */
export type WebhookHeaders = Record<string, string | string[] | undefined>;

/** The signature header's value. `secret` is `whsec_` and base64; `timestamp` is in seconds. */
export function signWebhook(secret: string, id: string, timestamp: string, body: Buffer | string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const digest = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  return `v1,${digest}`;
}

/** Whether one of the signatures is right and the post is at most five minutes old, or early. */
export function isGenuineWebhook(secret: string, headers: WebhookHeaders, body: Buffer, now: Date): boolean {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (typeof id !== "string" || typeof timestamp !== "string" || typeof signatures !== "string") return false;
  if (!/^[0-9]{1,12}$/.test(timestamp)) return false;
  const right = signWebhook(secret, id, timestamp, body);
  const signed = signatures.split(" ").some((given) => sameText(given, right));
  return signed && Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= tolerance;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
