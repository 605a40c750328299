// What one element of a Redis stream carries: entries of one publish, group, kind and source, with their keys, and whom to
// tell.
import type { Fence } from "../fence.ts";
import type { Entry } from "../stream.ts";

export interface Parcel {
  group: string;
  kind: string;
  source?: string;
  keys: string[][];
  payloads: unknown[];
  /** Who waits to hear, and under which ticket; nobody where it is left out. */
  answer?: { to: string; ticket: string };
}

/** Large enough to be cheap, small enough that those read at once fit into memory easily. */
const mostEntries = 100;

/** Entries of one slot in as few parcels as keep their order. `indexes` say where each stood in the publish. */
export function packed(entries: readonly { entry: Entry; index: number }[]): {
  parcel: Omit<Parcel, "answer">;
  indexes: number[];
}[] {
  const parcels: { parcel: Omit<Parcel, "answer">; indexes: number[] }[] = [];
  for (const { entry, index } of entries) {
    let open = parcels.at(-1);
    if (!open || !belongs(entry, open.parcel) || open.indexes.length >= mostEntries) {
      const { group, kind, source } = entry;
      open = { parcel: { group, kind, source, keys: [], payloads: [] }, indexes: [] };
      parcels.push(open);
    }
    open.parcel.keys.push([...entry.keys]);
    open.parcel.payloads.push(entry.payload);
    open.indexes.push(index);
  }
  return parcels;
}

function belongs(entry: Entry, { group, kind, source }: Omit<Parcel, "answer">): boolean {
  return entry.group === group && entry.kind === kind && entry.source === source;
}

export function entriesOf({ group, kind, source, keys, payloads }: Parcel, fence?: Fence): Entry[] {
  return payloads.map((payload, i) => ({ group, kind, source, keys: keys[i]!, payload, fence }));
}

/** Undefined where it is none of ours: nobody can say what it should have been. */
export function readParcel(text: string | undefined): Parcel | undefined {
  try {
    const parcel = JSON.parse(text ?? "") as Parcel;
    const isWhole = Array.isArray(parcel.payloads) && parcel.keys.length === parcel.payloads.length;
    return isWhole && parcel.keys.every(Array.isArray) ? parcel : undefined;
  } catch {
    return undefined;
  }
}
