// Ingest: the way in for customers, orders and events, one or many. What comes is checked, published to the stream, and applied
// from there in batches; nothing is answered for before it is safe.
import { type CustomerInput, customerInput } from "../../../contract/customers.ts";
import { AppError } from "../../../contract/errors.ts";
import { type EventInput, eventInput } from "../../../contract/events.ts";
import type { BatchReply } from "../../../contract/ingest.ts";
import { type OrderInput, orderInput } from "../../../contract/orders.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { Platform } from "../../platform/index.ts";
import type { Outcome } from "../../platform/stream/index.ts";
import type { Customers } from "../customers/index.ts";
import type { EventPayload, Events } from "../events/index.ts";
import type { OrderPayload, Orders } from "../orders/index.ts";
import { answerBatch } from "./answer-batch.ts";
import { checkItems } from "./check-items.ts";
import { currencyFaults } from "./check-order.ts";
import { filledIn } from "./fill-event.ts";
import { customerKeys, eventKeys, orderKeys } from "./keys.ts";
import { createKinds, setAside } from "./kinds.ts";
import { patiently } from "./patiently.ts";
import type {} from "./tables.ts";

export { currencyFaults } from "./check-order.ts";
export type { IngestDoor } from "./kinds.ts";

export type Ingest = ReturnType<typeof createIngest>;

export function createIngest(
  platform: Platform,
  { customers, orders, events }: { customers: Customers; orders: Orders; events: Events },
) {
  const kinds = createKinds(platform);
  const customerDoor = kinds.add<CustomerInput>("customer", { consume: customers.write, keys: customerKeys });
  const orderDoor = kinds.add<OrderPayload>("order", { consume: orders.write, keys: orderKeys });
  const eventDoor = kinds.add<EventPayload>("event", { consume: events.write, keys: eventKeys });
  const now = () => platform.clock.now();

  return {
    /** Answers the customer's id once it is stored. */
    async acceptCustomer(actor: Actor, input: CustomerInput): Promise<string> {
      actor.must("customers:write");
      return storedId(await customerDoor.publish(actor.workspace.id, [input]));
    },
    /** Answers the order's id once it is stored. */
    async acceptOrder(actor: Actor, input: OrderInput): Promise<string> {
      actor.must("orders:write");
      const faults = currencyFaults(input, actor.workspace.currency);
      if (faults[0]) throw new AppError("invalid_input", faults[0].message, { faults });
      return storedId(await orderDoor.publish(actor.workspace.id, [inCurrency(input, actor.workspace)]));
    },
    /** Answers the event's id once it is stored. */
    async acceptEvent(actor: Actor, input: EventInput): Promise<string> {
      actor.must("events:write");
      return storedId(await eventDoor.publish(actor.workspace.id, [filledIn(input, now())]));
    },
    async acceptCustomers(actor: Actor, items: readonly unknown[]): Promise<BatchReply> {
      actor.must("customers:write");
      const checked = checkItems(items, { schema: customerInput, field: "customers" });
      const good = checked.good.map(({ item }) => item);
      return answerBatch("customers", checked, await customerDoor.publish(actor.workspace.id, good));
    },
    async acceptOrders(actor: Actor, items: readonly unknown[]): Promise<BatchReply> {
      actor.must("orders:write");
      const { workspace } = actor;
      const further = (order: OrderInput) => currencyFaults(order, workspace.currency);
      const checked = checkItems(items, { schema: orderInput, field: "orders", further });
      const good = checked.good.map(({ item }) => inCurrency(item, workspace));
      return answerBatch("orders", checked, await orderDoor.publish(workspace.id, good));
    },
    async acceptEvents(actor: Actor, items: readonly unknown[]): Promise<BatchReply> {
      actor.must("events:write");
      const checked = checkItems(items, { schema: eventInput, field: "events" });
      const good = checked.good.map(({ item }) => filledIn(item, now()));
      return answerBatch("events", checked, await eventDoor.publish(actor.workspace.id, good));
    },
    /**
     * For modules: items that are valid already, customers before orders, some thousands at a time. Waits where the
     * stream is full. One outcome an item, in their order.
     */
    async write(
      workspace: ActorWorkspace,
      items: {
        customers?: readonly CustomerInput[];
        orders?: readonly OrderInput[];
        events?: readonly EventInput[];
      },
    ): Promise<{ customers: Outcome[]; orders: Outcome[]; events: Outcome[] }> {
      const payloads = (items.orders ?? []).map((order) => inCurrency(order, workspace));
      const { customers: inputs = [] } = items;
      const happened = (items.events ?? []).map((event) => filledIn(event, now()));
      const customerOutcomes =
        inputs.length > 0 ? await patiently(() => customerDoor.publish(workspace.id, inputs)) : [];
      return {
        customers: customerOutcomes,
        orders: await patiently(() => orderDoor.publish(workspace.id, payloads)),
        events: await patiently(() => eventDoor.publish(workspace.id, happened)),
      };
    },
    /** For modules that bring a kind of their own. */
    addKind: kinds.add,
    /** For kinds that find out themselves, in their transaction, what of a batch cannot be applied. */
    setAside,
  };
}

function inCurrency(order: OrderInput, { currency }: ActorWorkspace): OrderPayload {
  return { ...order, currency };
}

function storedId([outcome]: Outcome[]): string {
  if (outcome?.status === "applied") return outcome.result as string;
  throw new AppError(
    "internal",
    `This could not be written and was set aside for the operator to look at: ${outcome?.reason}`,
  );
}
