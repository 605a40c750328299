// A customer's story, newest first, merged from sources that other modules lend: orders, messages, and the beginning.
import type { TimelineEntry } from "../../../contract/customers.ts";
import type { ActorWorkspace } from "../../actor.ts";
import { readCursor, writeCursor } from "../../platform/cursor-token.ts";
import type { Trx } from "../../platform/database.ts";

/** A line and its place: `at` in ISO 8601 with microseconds, `id` telling lines of the same moment apart. */
export interface TimelineLine {
  at: string;
  id: string;
  entry: TimelineEntry;
}

export interface TimelineQuestion {
  workspace: ActorWorkspace;
  customerId: string;
  /** Only lines before this place, by time and then id, both falling. */
  before: { at: string; id: string } | undefined;
  limit: number;
}

export interface TimelineSource {
  kind: TimelineEntry["kind"];
  /** Newest first, at most `limit`. */
  read(trx: Trx, question: TimelineQuestion): Promise<TimelineLine[]>;
}

type Placed = TimelineLine & { rank: number };

export async function readTimeline(
  trx: Trx,
  sources: readonly TimelineSource[],
  asked: { key: Buffer; workspace: ActorWorkspace; customerId: string; limit: number; cursor?: string },
): Promise<{ data: TimelineEntry[]; next_cursor: string | null }> {
  const { key, workspace, customerId, limit } = asked;
  const list = `timeline ${customerId} ${sources.map((source) => source.kind)}`;
  const after = asked.cursor ? placeOf(readCursor(key, list, asked.cursor)) : undefined;
  const lines: Placed[] = [];
  for (const [rank, source] of sources.entries()) {
    const before = after && { at: after.at, id: idBefore(after, rank) };
    const read = await source.read(trx, { workspace, customerId, before, limit: limit + 1 });
    lines.push(...read.map((line) => ({ ...line, rank })));
  }
  const page = lines.sort(newestFirst).slice(0, limit);
  const last = page.at(-1);
  const more = lines.length > limit && last;
  return {
    data: page.map((line) => line.entry),
    next_cursor: more ? writeCursor(key, list, { value: `${last.rank} ${last.at}`, id: last.id }) : null,
  };
}

/** Lines of one moment stand in the order of their sources; each source needs to know where to go on. */
function idBefore(after: { rank: number; id: string }, rank: number): string {
  if (rank === after.rank) return after.id;
  return rank < after.rank ? "0" : "9223372036854775807";
}

function placeOf({ value, id }: { value: string | null; id: string }) {
  const [rank, at] = (value ?? "").split(" ");
  return { rank: Number(rank), at: at ?? "", id };
}

function newestFirst(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.rank - b.rank || (BigInt(a.id) < BigInt(b.id) ? 1 : -1);
}
