// Reads Segment's messages: identify and group say who somebody is, track, page and screen what they did, alias that two
// names are one person's. What becomes an order is no event besides.
import type { CustomerInput, CustomerRef } from "../../../../contract/customers.ts";
import { eventInput } from "../../../../contract/events.ts";
import { faultsOf } from "../../../http/faults.ts";
import { type Reading, type Said, type Translate, Unreadable } from "../delivery.ts";
import { refOf } from "../read-customer.ts";
import { idOf, quoted, textOf } from "../values.ts";
import { versionOf } from "../versions.ts";
import { messageOf, personOf, type SegmentMessage, type SegmentType, visitorOf } from "./message.ts";
import { isOrderEvent, readOrderEvent } from "./orders.ts";
import { readOwn, readTraits } from "./traits.ts";

interface Meant {
  said: Said[];
  notes: string[];
}

/** Throws Unreadable. */
export const translateSegment: Translate = (delivery, known) => {
  const message = messageOf(delivery);
  if (message.type === "alias") return readAlias(message);
  const person = personOf(message, known);
  if (!person) return nobody(message);
  const { said, notes } = meanings[message.type](message, person);
  const traits =
    message.type === "identify" || message.type === "group" ? undefined : traitsAside(message, person);
  return {
    outcome: "says",
    said: [...(traits?.said ?? []), ...said],
    notes: [...(traits?.notes ?? []), ...notes],
    visitor: visitorOf(message, person === known ? undefined : person),
  };
};

function nobody({ anonymousId }: SegmentMessage): Reading {
  if (anonymousId) return { outcome: "waits", anonymousId };
  throw new Unreadable("It says nothing of whom it is about: userId and anonymousId are missing");
}

const meanings: {
  [T in Exclude<SegmentType, "alias">]: (message: SegmentMessage, person: CustomerRef) => Meant;
} = {
  identify(message, person) {
    const { fields, notes } = readTraits(message.traits);
    return { said: [customer(message, person, fields)], notes };
  },
  group(message, person) {
    const id = idOf(message.body.groupId);
    const { values, notes } = readOwn({ id: id ?? null, ...message.traits }, "group_");
    return { said: [customer(message, person, { custom: values })], notes };
  },
  track(message, person) {
    const event = textOf(message.body.event, 120);
    if (!event) throw new Unreadable("The event has no name");
    if (!isOrderEvent(event))
      return { said: [...refusals(event, message, person), happened(message, person, event)], notes: [] };
    const { said, notes } = readOrderEvent(event, message, person);
    return { said: [said], notes };
  },
  page: (message, person) => ({ said: [happened(message, person, "Page Viewed")], notes: [] }),
  screen: (message, person) => ({ said: [happened(message, person, "Screen Viewed")], notes: [] }),
};

function customer(message: SegmentMessage, who: CustomerRef, fields: Partial<CustomerInput>): Said {
  return { about: "customer", who, version: versionOf(message.at, 0, fields), fields };
}

/** Traits that stand beside an event say who somebody is as well. */
function traitsAside(message: SegmentMessage, person: CustomerRef): Meant {
  if (Object.keys(message.traits).length === 0) return { said: [], notes: [] };
  const { fields, notes } = readTraits(message.traits);
  return { said: [customer(message, person, fields)], notes };
}

/** Who unsubscribed or complained wants no more e-mail (Segment Spec: Email). */
function refusals(event: string, message: SegmentMessage, person: CustomerRef): Said[] {
  if (!/^(unsubscribed|email marked as spam)$/i.test(event)) return [];
  return [customer(message, person, { consent: { email: false } })];
}

function happened(message: SegmentMessage, who: CustomerRef, name: string): Said {
  const { body, properties } = message;
  const named = name === body.event ? {} : { name: textOf(body.name), category: textOf(body.category) };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  const parsed = eventInput.safeParse({
    id: message.id,
    name,
    customer: who,
    occurred_at: message.at,
    properties: { ...properties, ...Object.fromEntries(given) },
  });
  if (parsed.success)
    return { about: "event", event: { ...parsed.data, id: message.id, occurred_at: message.at } };
  throw new Unreadable(
    faultsOf(parsed.error)
      .map((fault) => `${fault.path.slice(1)}: ${fault.message}`)
      .join("; "),
  );
}

/** The earlier name is a visitor's, or an e-mail. Two customers with ids of their own stay two. */
function readAlias(message: SegmentMessage): Reading {
  const previous = textOf(message.body.previousId);
  const { userId } = message;
  if (!previous || !userId)
    throw new Unreadable(
      `An alias needs previousId and userId; it has ${quoted(message.body.previousId)} and ${quoted(userId)}`,
    );
  const is = { external_id: userId };
  const email = refOf({ email: previous })?.email;
  return {
    outcome: "says",
    said: email ? [{ about: "names", names: { ...is, email } }] : [customer(message, is, {})],
    notes: [],
    visitor: visitorOf({ ...message, anonymousId: previous }, is),
  };
}
