// Applies a batch of deliveries in the stream's transaction: they are read, merged into what their sources have said before,
// and what is another then is written as customers, orders and events. Any order and any repetition ends the same.
import type { Trx } from "../../platform/database.ts";
import type { Customers } from "../customers/index.ts";
import type { Events } from "../events/index.ts";
import type { Ingest } from "../ingest/index.ts";
import { type FindRate, missingRate, type Orders } from "../orders/index.ts";
import { Books, type SaidBy } from "./books.ts";
import type { Delivery } from "./delivery.ts";
import { type NotedDelivery, noteDeliveries } from "./delivery-store.ts";
import { type Read, readWithNames } from "./release.ts";

export interface ApplyNeeds {
  customers: Customers;
  orders: Orders;
  events: Events;
  ingest: Ingest;
  now(): Date;
}

export const deliveryKind = "delivery";

/** What became of a delivery, and the words that its source's page shows. */
export type Applied = Pick<NotedDelivery, "outcome" | "note">;

/** Answers what became of each delivery. */
export async function applyDeliveries(
  needs: ApplyNeeds,
  trx: Trx,
  workspaceId: string,
  deliveries: readonly Delivery[],
): Promise<Applied[]> {
  // First of all, since names are given below: one batch of a workspace's sources at a time.
  await needs.customers.lockNames(trx, workspaceId);
  const rates = await needs.orders.ratesOf(trx, workspaceId);
  const named = await readWithNames(trx, workspaceId, deliveries, needs.now());
  const read = named.map((one) => convertible(one, rates));
  const said = read.flatMap(saidBy);
  const books = await Books.open(trx, workspaceId, said);
  await write(needs, trx, workspaceId, { said, books });
  const noted = read.map((one) => notedAs(one, books));
  for (const { delivery, reading } of read)
    if (reading.outcome === "unreadable")
      await needs.ingest.setAside(
        trx,
        workspaceId,
        { kind: deliveryKind, source: delivery.source.kind, payload: delivery },
        reading.reason,
      );
  await noteDeliveries(trx, workspaceId, noted);
  return noted.slice(0, deliveries.length);
}

/** Why a delivery could not be read. */
export function refusalOf({ outcome, note }: Applied): string | undefined {
  return outcome === "set_aside" ? (note ?? "It could not be read") : undefined;
}

/** An order in a currency that there is no rate for is set aside as it came, to be replayed once there is one. */
function convertible(read: Read, rates: FindRate): Read {
  const { delivery, reading } = read;
  if (reading.outcome !== "says") return read;
  const missing = reading.said.flatMap((said) => {
    if (said.about !== "order" || !said.fields.currency || said.fields.currency === delivery.currency)
      return [];
    const at = said.fields.ordered_at ?? said.fields.first_at ?? delivery.received_at;
    if (rates(said.fields.currency, at) !== undefined) return [];
    return [missingRate(said.id, said.fields.currency, at, delivery.currency).message];
  });
  return missing[0] ? { ...read, reading: { outcome: "unreadable", reason: missing[0] } } : read;
}

function saidBy({ delivery: { source, currency }, reading }: Read): SaidBy[] {
  if (reading.outcome !== "says") return [];
  return reading.said.map((said) => ({ sourceId: source.id, currency, said }));
}

async function write(
  { customers, orders, events }: ApplyNeeds,
  trx: Trx,
  workspaceId: string,
  { said, books }: { said: readonly SaidBy[]; books: Books },
): Promise<void> {
  await books.write(trx, workspaceId);
  const names = said.flatMap(({ said: one }) => (one.about === "names" ? [one.names] : []));
  if (names.length > 0) await nameBoth(customers, trx, workspaceId, names);
  const people = books.customers();
  if (people.length > 0) await customers.write(trx, workspaceId, people);
  const bought = books.orders();
  if (bought.length > 0) await orders.write(trx, workspaceId, bought);
  const happened = said.flatMap(({ said: one }) => (one.about === "event" ? [one.event] : []));
  if (happened.length > 0) await events.write(trx, workspaceId, happened);
}

/** A customer known by the one name takes on the other, where it has none of its kind. */
async function nameBoth(
  customers: Customers,
  trx: Trx,
  workspaceId: string,
  names: Parameters<Customers["recognise"]>[2],
): Promise<void> {
  const met = await customers.recognise(trx, workspaceId, names);
  await met.make();
  await customers.lock(trx, workspaceId, new Set(met.ids));
  await met.fillGaps();
}

const words = {
  waits: "Nobody knows yet who this visitor is; it counts from when they say so",
  order: "The order itself has not come yet; this is added to it when it does",
};

function notedAs({ delivery, reading, released }: Read, books: Books): NotedDelivery {
  const line = {
    sourceId: delivery.source.id,
    deliveryId: delivery.id,
    topic: delivery.topic,
    receivedAt: delivery.received_at,
    ...(released ? { released } : {}),
  };
  switch (reading.outcome) {
    case "waits":
      return { ...line, outcome: "waiting", note: words.waits };
    case "passed_over":
      return { ...line, outcome: "passed_over", note: reading.reason };
    case "unreadable":
      return { ...line, outcome: "set_aside", note: reading.reason };
    case "says": {
      const notes = reading.notes.join("; ") || null;
      const waits = saidBy({ delivery, reading }).some((one) => books.waits(one));
      return waits
        ? { ...line, outcome: "waiting", note: words.order }
        : { ...line, outcome: "taken", note: notes };
    }
  }
}
