// Whom messages of visitors without a name are about: those whose visitor has said who they are are read with that name, and
// so is what waited for it; the others wait.
import type { Trx } from "../../platform/database.ts";
import type { Delivery, Reading } from "./delivery.ts";
import { translate } from "./translate.ts";
import {
  keepWaiting,
  type NamedVisitor,
  readVisitors,
  takeWaiting,
  type VisitorKey,
  visitorName,
  type Waiting,
  writeVisitors,
} from "./visitor-store.ts";

export interface Read {
  delivery: Delivery;
  reading: Reading;
  /** It came with an earlier batch. */
  released?: true;
}

/** What came, in its order, then what waited. */
export async function readWithNames(
  trx: Trx,
  workspaceId: string,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<Read[]> {
  const first = deliveries.map((delivery) => ({ delivery, reading: translate(delivery) }));
  const keys = first.flatMap(visitorKey);
  const known = await readVisitors(trx, workspaceId, keys);
  const named = learn(first, known);
  await writeVisitors(trx, workspaceId, named, now);
  const waited = await takeWaiting(trx, workspaceId, named);
  const read = first.map((one) => withName(one, known));
  await keepWaiting(trx, workspaceId, read.flatMap(waitingOf));
  const released = waited.map(({ delivery, ...key }) => ({
    delivery,
    reading: translate(delivery, known.get(visitorName(key))?.customer),
    released: true as const,
  }));
  return [...read, ...released];
}

function visitorKey({ delivery, reading }: Read): VisitorKey[] {
  const sourceId = delivery.source.id;
  if (reading.outcome === "waits") return [{ sourceId, anonymousId: reading.anonymousId }];
  if (reading.outcome === "says" && reading.visitor)
    return [{ sourceId, anonymousId: reading.visitor.anonymousId }];
  return [];
}

/** Adds to `known` what the messages say of who is who; answers those who are known otherwise than before. */
function learn(read: readonly Read[], known: Map<string, NamedVisitor>): NamedVisitor[] {
  const named = new Map<string, NamedVisitor>();
  for (const { delivery, reading } of read) {
    if (reading.outcome !== "says" || !reading.visitor?.is) continue;
    const { anonymousId, is, version } = reading.visitor;
    const visitor = { sourceId: delivery.source.id, anonymousId, customer: is, version };
    const before = known.get(visitorName(visitor));
    if (before && before.version >= version) continue;
    known.set(visitorName(visitor), visitor);
    named.set(visitorName(visitor), visitor);
  }
  return [...named.values()];
}

function withName(read: Read, known: ReadonlyMap<string, NamedVisitor>): Read {
  if (read.reading.outcome !== "waits") return read;
  const { anonymousId } = read.reading;
  const visitor = known.get(visitorName({ sourceId: read.delivery.source.id, anonymousId }));
  return visitor ? { ...read, reading: translate(read.delivery, visitor.customer) } : read;
}

function waitingOf({ delivery, reading }: Read): Waiting[] {
  if (reading.outcome !== "waits") return [];
  return [{ sourceId: delivery.source.id, anonymousId: reading.anonymousId, delivery }];
}
