// Ingest: the way in for customers, orders and events, one or many. What comes is checked, published to the stream, and applied
// from there in batches; nothing is answered for before it is safe.
import { type CustomerInput, customerInput } from "../../../contract/customers.ts";
import { AppError } from "../../../contract/errors.ts";
import { type EventInput, eventInput } from "../../../contract/events.ts";
import { type OrderInput, orderInput } from "../../../contract/orders.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import { parseOrThrow } from "../../http/faults.ts";
import type { Platform } from "../../platform/index.ts";
import type { Outcome, Publishing, Settled } from "../../platform/stream/index.ts";
import type { Customers, Imported } from "../customers/index.ts";
import type { EventPayload, Events } from "../events/index.ts";
import { type OrderPayload, type Orders, payloadOf } from "../orders/index.ts";
import { answerBatch, type BatchAnswer } from "./answer-batch.ts";
import { checkItems } from "./check-items.ts";
import { createDeadLetters } from "./dead-letters/index.ts";
import { createTelling } from "./dead-letters/tell.ts";
import { filledIn } from "./fill-event.ts";
import { customerKeys, eventKeys, orderKeys } from "./keys.ts";
import { createKinds, type IngestDoor } from "./kinds.ts";
import { patiently } from "./patiently.ts";
import type {} from "./tables.ts";

export type { IngestDoor } from "./kinds.ts";

export type Ingest = ReturnType<typeof createIngest>;

export function createIngest(
  platform: Platform,
  { customers, orders, events }: { customers: Customers; orders: Orders; events: Events },
) {
  const tellOfDeadLetters = createTelling(platform);
  const kinds = createKinds(platform, tellOfDeadLetters);
  const customerDoor = kinds.add<CustomerInput & Imported>("customer", {
    consume: customers.write,
    keys: customerKeys,
    read: marked((payload) => parseOrThrow(customerInput, payload, "/payload")),
  });
  const orderDoor = kinds.add<OrderPayload>("order", {
    consume: orders.write,
    keys: orderKeys,
    read: marked(readOrder),
  });
  const eventDoor = kinds.add<EventPayload>("event", {
    consume: events.write,
    keys: eventKeys,
    read: (payload) => filledIn(parseOrThrow(eventInput, payload, "/payload"), now()),
  });
  const now = () => platform.clock.now();

  return {
    /** Answers the customer's id, or null where it is safe but not stored yet. */
    async acceptCustomer(actor: Actor, input: CustomerInput, options: Publishing): Promise<string | null> {
      actor.must("customers:write");
      return storedId(await customerDoor.publish(actor.workspace.id, [input], options));
    },
    /** Answers the order's id, or null where it is safe but not stored yet. */
    async acceptOrder(actor: Actor, input: OrderInput, options: Publishing): Promise<string | null> {
      actor.must("orders:write");
      const payload = payloadOf(input, actor.workspace.currency);
      return storedId(await orderDoor.publish(actor.workspace.id, [payload], options));
    },
    /** Answers the event's id, or null where it is safe but not stored yet. */
    async acceptEvent(actor: Actor, input: EventInput, options: Publishing): Promise<string | null> {
      actor.must("events:write");
      return storedId(await eventDoor.publish(actor.workspace.id, [filledIn(input, now())], options));
    },
    async acceptCustomers(
      actor: Actor,
      items: readonly unknown[],
      options: Publishing,
    ): Promise<BatchAnswer> {
      actor.must("customers:write");
      const checked = checkItems(items, { schema: customerInput, field: "customers" });
      const good = checked.good.map(({ item }) => item);
      return answerBatch("customers", checked, await customerDoor.publish(actor.workspace.id, good, options));
    },
    async acceptOrders(actor: Actor, items: readonly unknown[], options: Publishing): Promise<BatchAnswer> {
      actor.must("orders:write");
      const { workspace } = actor;
      const checked = checkItems(items, { schema: orderInput, field: "orders" });
      const good = checked.good.map(({ item }) => payloadOf(item, workspace.currency));
      return answerBatch("orders", checked, await orderDoor.publish(workspace.id, good, options));
    },
    async acceptEvents(actor: Actor, items: readonly unknown[], options: Publishing): Promise<BatchAnswer> {
      actor.must("events:write");
      const checked = checkItems(items, { schema: eventInput, field: "events" });
      const good = checked.good.map(({ item }) => filledIn(item, now()));
      return answerBatch("events", checked, await eventDoor.publish(actor.workspace.id, good, options));
    },
    /**
     * For modules: items that are valid already, customers before orders, some thousands at a time. Waits where the
     * stream is full. One outcome an item, in their order.
     */
    async write(
      workspace: ActorWorkspace,
      items: {
        customers?: readonly (CustomerInput & Imported)[];
        orders?: readonly (OrderInput & Imported)[];
        events?: readonly EventInput[];
      },
    ): Promise<{ customers: Settled[]; orders: Settled[]; events: Settled[] }> {
      const { customers: inputs = [] } = items;
      const payloads = (items.orders ?? []).map((order) => payloadOf(order, workspace.currency));
      const happened = (items.events ?? []).map((event) => filledIn(event, now()));
      const write = async <P>(door: IngestDoor<P>, all: readonly P[]) =>
        all.length > 0
          ? settled(await patiently(() => door.publish(workspace.id, all, { wait: true, source: "import" })))
          : [];
      return {
        customers: await write(customerDoor, inputs),
        orders: await write(orderDoor, payloads),
        events: await write(eventDoor, happened),
      };
    },
    /** For modules that bring a kind of their own. */
    addKind: kinds.add,
    /** For kinds that find out themselves, in their transaction, what of a batch cannot be applied. */
    setAside: kinds.setAside,
    deadLetters: createDeadLetters(platform, { kinds, changed: tellOfDeadLetters }),
  };
}

/** What came by an import says by which; nobody else may say so, and a schema of what shops send does not know it. */
function marked<T extends object>(read: (payload: unknown, workspace: ActorWorkspace) => T) {
  return (payload: unknown, workspace: ActorWorkspace): T & Imported => {
    const { import_id, since, ...sent } = Object(payload) as Imported;
    if (import_id === undefined) return read(payload, workspace);
    const by: Imported = {
      import_id: String(import_id),
      ...(since === undefined ? {} : { since: String(since) }),
    };
    return Object.assign(read(sent, workspace), by);
  };
}

/** As it was set aside: what it was paid in goes back to where a shop says it. */
function readOrder(payload: unknown, { currency }: ActorWorkspace): OrderPayload {
  const { original_currency, ...sent } = Object(payload) as { original_currency?: unknown };
  const said = original_currency === undefined ? payload : { ...sent, currency: original_currency };
  return payloadOf(parseOrThrow(orderInput, said, "/payload"), currency);
}

function storedId([outcome]: Outcome[]): string | null {
  if (outcome?.status === "queued") return null;
  if (outcome?.status === "applied") return outcome.result as string;
  throw new AppError(
    "internal",
    `This could not be written and was set aside for the operator to look at: ${outcome?.reason}`,
  );
}

/** Who waited for it all and waited too long may do the same again. */
function settled(outcomes: Outcome[]): Settled[] {
  if (outcomes.every((outcome) => outcome.status !== "queued")) return outcomes;
  throw new AppError("stream_unavailable", "What was sent in is safe but waits to be written for too long.");
}
