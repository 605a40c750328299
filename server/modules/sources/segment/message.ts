// A Segment message with its parts in reach: who, when, and what it carries (Segment Spec: Common Fields).
import type { CustomerRef } from "../../../../contract/customers.ts";
import { type Delivery, Unreadable, type Visitor } from "../delivery.ts";
import { refOf } from "../read-customer.ts";
import { fieldsOf, idOf, instantOf, isFields, quoted } from "../values.ts";

export const segmentTypes = ["identify", "track", "page", "screen", "group", "alias"] as const;
export type SegmentType = (typeof segmentTypes)[number];

export interface SegmentMessage {
  type: SegmentType;
  id: string;
  userId: string | undefined;
  anonymousId: string | undefined;
  /** ISO 8601 */
  at: string;
  body: Record<string, unknown>;
  traits: Record<string, unknown>;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
  delivery: Delivery;
}

/** Throws Unreadable. */
export function messageOf(delivery: Delivery): SegmentMessage {
  const { body } = delivery;
  if (!isFields(body)) throw new Unreadable("The message is no object");
  const type = segmentTypes.find((known) => known === body.type);
  if (!type)
    throw new Unreadable(`${quoted(body.type)} is no type of message; there are ${segmentTypes.join(", ")}`);
  const context = fieldsOf(body.context);
  return {
    type,
    id: delivery.id,
    userId: prefixed(delivery, body.userId ?? body.user_id),
    anonymousId: idOf(body.anonymousId ?? body.anonymous_id),
    at: momentOf(delivery, body),
    body,
    traits: fieldsOf(type === "identify" || type === "group" ? body.traits : context.traits),
    properties: fieldsOf(body.properties),
    context,
    delivery,
  };
}

function prefixed({ source }: Delivery, id: unknown): string | undefined {
  const own = idOf(id);
  return own && `${source.prefix}${own}`;
}

/**
 * What the sender says, else when it arrived. Senders' clocks are not corrected: what one of them says must not depend on when
 * it is heard.
 */
function momentOf(
  delivery: Delivery,
  { timestamp, originalTimestamp, sentAt }: Record<string, unknown>,
): string {
  const said = timestamp ?? originalTimestamp ?? sentAt;
  if (said === undefined || said === null) return delivery.received_at;
  const at = instantOf(said);
  if (at) return at;
  throw new Unreadable(`The timestamp ${quoted(said)} is no moment; 2026-10-02T14:05:00Z is`);
}

/** Who it is about: the shop's own id, else the e-mail or phone among the traits, else who the visitor turned out to be. */
export function personOf(message: SegmentMessage, known: CustomerRef | undefined): CustomerRef | undefined {
  const { email, phone } = message.type === "group" ? { email: undefined, phone: undefined } : message.traits;
  if (message.userId) return { external_id: message.userId };
  return refOf({ email: email ?? message.properties.email }) ?? refOf({ phone }) ?? known;
}

/** The visitor of a message, with who that is where both names stand in it. An own id outweighs an e-mail. */
export function visitorOf(message: SegmentMessage, is: CustomerRef | undefined): Visitor | undefined {
  const { anonymousId, at } = message;
  if (!anonymousId) return undefined;
  return { anonymousId, is, version: `${is?.external_id ? 1 : 0} ${at} ${JSON.stringify(is ?? null)}` };
}
