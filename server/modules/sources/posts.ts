// What a post holds: one delivery for a webhook, one for each message of a Segment batch, with the ids and topics that their
// senders give them.
import { randomUUID } from "node:crypto";
import { AppError } from "../../../contract/errors.ts";
import type { AdmittedPost, PostHeaders } from "./admit.ts";
import type { Delivery } from "./delivery.ts";
import { fieldsOf, isFields, textOf } from "./values.ts";
import { digestOf } from "./versions.ts";

/** Header of posts that are samples; anything signed may be one. */
export const sampleHeader = "regulars-sample";

interface Received {
  at: Date;
  currency: string;
}

/** `type` is the call's, where the address says it: `track`. */
export function deliveriesOf(post: AdmittedPost, { at, currency }: Received, type?: string): Delivery[] {
  const { source, headers, json } = post;
  const common = {
    source: { id: source.id, kind: source.kind, prefix: source.id_prefix },
    received_at: at.toISOString(),
    currency,
    ...(headers[sampleHeader] ? { sample: true as const } : {}),
  };
  if (source.kind !== "segment")
    return [
      { ...common, id: webhookId(headers) ?? `body ${digestOf(json)}`, topic: topicOf(headers), body: json },
    ];
  return messagesOf(json, type).map((body) => ({
    ...common,
    id: textOf(fieldsOf(body).messageId) ?? randomUUID(),
    topic: segmentTopic(body),
    body,
  }));
}

function webhookId(headers: PostHeaders): string | undefined {
  const names = ["x-shopify-webhook-id", "shopify-webhook-id", "x-wc-webhook-delivery-id"];
  return names.map((name) => textOf(headers[name])).find((id) => id !== undefined);
}

function topicOf(headers: PostHeaders): string {
  const names = ["x-shopify-topic", "shopify-topic", "x-wc-webhook-topic"];
  return names.map((name) => textOf(headers[name], 80)).find((topic) => topic !== undefined) ?? "no topic";
}

/** `track Order Completed` */
function segmentTopic(body: unknown): string {
  const { type, event, name } = fieldsOf(body);
  return (
    textOf([type ?? "no type", event ?? name].filter((part) => typeof part === "string").join(" "), 160) ??
    "no type"
  );
}

/** What stands beside a batch holds for each of its messages. */
function messagesOf(json: unknown, type: string | undefined): unknown[] {
  if (type !== undefined) return [isFields(json) ? { ...withoutKey(json), type } : json];
  const { batch, context, sentAt } = fieldsOf(json);
  if (!Array.isArray(batch)) {
    const message = "must be a list of messages";
    throw new AppError("invalid_input", `batch ${message}. Nothing was taken.`, {
      faults: [{ path: "/batch", message }],
    });
  }
  return batch.map((message) => {
    if (!isFields(message)) return message;
    const shared = {
      ...(isFields(context) ? { context: { ...context, ...fieldsOf(message.context) } } : {}),
    };
    return { ...(sentAt === undefined ? {} : { sentAt }), ...withoutKey(message), ...shared };
  });
}

/** A write key is not kept with what it sent. */
function withoutKey({ writeKey: _, ...message }: Record<string, unknown>): Record<string, unknown> {
  return message;
}
