// Learns of events and their properties as they arrive. The first value of a property decides its type; a value of another
// type is kept and remembered as a conflict.
import { sql } from "kysely";
import type { EventInput, ValueType } from "../../../contract/events.ts";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { valueTypeOf } from "./value-types.ts";

/** Beyond these, what comes is kept but not catalogued: someone has put ids into names. */
export const mostNames = 500;
const mostProperties = 200;

/** By event, `property type` of all that is in the database for certain. */
type Known = Map<string, Set<string>>;
/** By workspace, so that most batches need not look. */
export type KnownEvents = Map<string, Known>;

interface Seen {
  event: string;
  property: string;
  type: ValueType;
}

/** To be called once a transaction, before rows are locked. */
export async function discover(
  trx: Trx,
  known: KnownEvents,
  workspaceId: string,
  events: readonly EventInput[],
): Promise<void> {
  const before = known.get(workspaceId);
  if (before && isEmpty(unknownOf(events, before))) return;
  const now = await readKnown(trx, workspaceId);
  known.set(workspaceId, now);
  // What this transaction writes is known only once it is committed: the next batch reads it.
  const { names, seen } = unknownOf(events, now);
  await insertNames(trx, workspaceId, names);
  await insertSeen(trx, workspaceId, seen);
}

interface Unknown {
  names: string[];
  seen: Seen[];
}

const isEmpty = ({ names, seen }: Unknown) => names.length === 0 && seen.length === 0;

function unknownOf(events: readonly EventInput[], known: Known): Unknown {
  const fresh: Known = new Map();
  const seen: Seen[] = [];
  for (const { name, properties } of events) {
    const of = known.get(name) ?? fresh.get(name) ?? freshEvent(name, known, fresh);
    if (!of) continue;
    for (const property in properties) {
      const type = valueTypeOf(properties[property]);
      if (!type || of.has(keyOf(property, type)) || of.size >= mostProperties) continue;
      of.add(keyOf(property, type));
      seen.push({ event: name, property, type });
    }
  }
  for (const { event, property, type } of seen) known.get(event)?.delete(keyOf(property, type));
  return { names: [...fresh.keys()], seen };
}

function freshEvent(name: string, known: Known, fresh: Known): Set<string> | undefined {
  if (known.size + fresh.size >= mostNames) return undefined;
  const of = new Set<string>();
  fresh.set(name, of);
  return of;
}

const keyOf = (property: string, type: ValueType) => `${type} ${property}`;

async function readKnown(trx: Trx, workspaceId: string): Promise<Known> {
  const names = await trx
    .selectFrom("event_names")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .execute();
  const known: Known = new Map(names.map(({ name }) => [name, new Set()]));
  const rows = await trx
    .selectFrom("event_properties")
    .select(["event", "property", "type"])
    .where("workspace_id", "=", workspaceId)
    .execute();
  for (const { event, property, type } of rows) known.get(event)?.add(keyOf(property, type));
  return known;
}

/** Sorted, so that two batches cannot wait for each other. */
async function insertNames(trx: Trx, workspaceId: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await sql`
    INSERT INTO event_names (workspace_id, name)
    SELECT ${workspaceId}, name FROM unnest(${pgList(names.toSorted())}::text[]) AS t (name)
    ON CONFLICT DO NOTHING`.execute(trx);
}

async function insertSeen(trx: Trx, workspaceId: string, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return;
  // Types of one property stay in the order in which they came.
  const sorted = seen.toSorted((a, b) => order(a.event, b.event) || order(a.property, b.property));
  const list = (of: keyof Seen) => pgList(sorted.map((each) => each[of]));
  await sql`
    INSERT INTO event_properties (workspace_id, event, property, type)
    SELECT ${workspaceId}, event, property, type
    FROM unnest(${list("event")}::text[], ${list("property")}::text[], ${list("type")}::text[]) AS t (event, property, type)
    ON CONFLICT DO NOTHING`.execute(trx);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
