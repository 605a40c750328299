// A source of a kind in a test's workspace, and how its sender posts to it.
import { createHmac, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type SourceKind, sourceEndpoints } from "../../../contract/sources.ts";
import type { Client } from "../../../test/client.ts";

export interface TestSource {
  id: string;
  address: string;
  secret: string;
  /** Posts an object as the kind does; answers the status. */
  post(
    topic: string,
    body: unknown,
    options?: { id?: string; headers?: Record<string, string> },
  ): Promise<number>;
}

export const secretOfShop = "hush";

/** `client` may set up sources. */
export async function makeSource(client: Client, kind: SourceKind): Promise<TestSource> {
  const given = kind === "shopify" ? { secret: secretOfShop } : {};
  const made = await client.ok(sourceEndpoints.create, {
    body: { kind, name: `Our ${kind} ${randomUUID().slice(0, 6)}`, ...given },
  });
  const secret = made.secret ?? secretOfShop;
  return {
    id: made.id,
    address: made.address,
    secret,
    async post(topic, body, { id = randomUUID(), headers = {} } = {}) {
      const text = JSON.stringify(body);
      const url = kind === "segment" ? `${made.address}/v1/${topic}` : made.address;
      const signed = { ...proofs[kind](secret, text, topic, id), ...headers };
      const answer = await fetch(url, {
        method: "POST",
        body: text,
        headers: { "content-type": "application/json", ...signed },
      });
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}

export const signed = (secret: string, body: string | Buffer) =>
  createHmac("sha256", secret).update(body).digest("base64");

const proofs: {
  [K in SourceKind]: (secret: string, body: string, topic: string, id: string) => Record<string, string>;
} = {
  segment: (secret) => ({ authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}` }),
  shopify: (secret, body, topic, id) => ({
    "x-shopify-topic": topic,
    "x-shopify-hmac-sha256": signed(secret, body),
    "x-shopify-webhook-id": id,
  }),
  woocommerce: (secret, body, topic, id) => ({
    "x-wc-webhook-topic": topic,
    "x-wc-webhook-signature": signed(secret, body),
    "x-wc-webhook-delivery-id": id,
  }),
};

/** Published payloads beside the repository; tests over them are skipped where they are not there. */
const shared =
  process.env.REGULARS_SHARED_DATA ?? fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const payloadFolder = join(shared, "payloads");

export function payloadFiles(folder: SourceKind): string[] {
  const path = join(payloadFolder, folder);
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(".json")) : [];
}

export function payload(path: string): unknown {
  return JSON.parse(readFileSync(join(payloadFolder, path), "utf8"));
}

interface Vector {
  scheme: string;
  secret: string;
  header: string;
  body: string;
  signature: string;
  valid: boolean;
  why?: string;
}

export function signatureVectors(schemes: readonly string[]): Vector[] {
  if (!existsSync(join(payloadFolder, "signature_vectors.json"))) return [];
  return (payload("signature_vectors.json") as Vector[]).filter(({ scheme }) => schemes.includes(scheme));
}
