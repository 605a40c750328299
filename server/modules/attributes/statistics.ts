// How filled attributes are and which values are common, as the modules that own the rows count them. Counting is bounded
// and remembered for a while, since every page with a rule on it asks: the longer the longer it takes.
import type { Attribute, ColumnValues } from "../../../contract/attributes.ts";
import type { Database, Trx } from "../../platform/database.ts";
import type { EventValues } from "./lent-events.ts";

export type AttributeStatistics = Pick<Attribute, "fill_rate" | "common_values">;

/** What a module can tell of a workspace's rows. */
export interface StatisticsSource {
  /** By an attribute's name. */
  attributes?(trx: Trx, workspaceId: string): Promise<Map<string, AttributeStatistics>>;
  columns?(trx: Trx, workspaceId: string): Promise<ColumnValues[]>;
  /** Of the properties of events. */
  events?(trx: Trx, workspaceId: string): Promise<EventValues>;
}

export interface Statistics {
  attributes: Map<string, AttributeStatistics>;
  columns: ColumnValues[];
  events: EventValues;
}

/** At least as long, and so long that counting takes a hundredth of the time at most: previews are asked beside it. */
const rememberedMs = 10_000;
const timesItsLength = 100;

const none: Statistics = { attributes: new Map(), columns: [], events: new Map() };

interface Remembered {
  /** On the clock of `performance`; while it is counted, for good. */
  until: number;
  counting: Promise<Statistics>;
  /** The last that was counted to the end. */
  counted: Statistics;
}

export function createStatistics(database: Database, sources: readonly StatisticsSource[]) {
  const remembered = new Map<string, Remembered>();

  /** Waits only where nothing was counted before; what is old is answered, and counted anew for the next time. */
  async function current(workspaceId: string): Promise<Statistics> {
    const known = remembered.get(workspaceId);
    const counting = renewed(workspaceId);
    if (!known || known.counted === none) return counting;
    counting.catch(() => {});
    return known.counted;
  }

  function renewed(workspaceId: string): Promise<Statistics> {
    const known = remembered.get(workspaceId);
    if (known && performance.now() < known.until) return known.counting;
    const began = performance.now();
    const counting = database.inWorkspace(workspaceId, (trx) => gather(trx, sources, workspaceId));
    const fresh: Remembered = { until: Number.POSITIVE_INFINITY, counting, counted: known?.counted ?? none };
    remembered.set(workspaceId, fresh);
    counting.then(
      (counted) => {
        fresh.counted = counted;
        const now = performance.now();
        fresh.until = now + Math.max(rememberedMs, (now - began) * timesItsLength);
      },
      () => remembered.delete(workspaceId),
    );
    return counting;
  }

  /** Whatever is known, without waiting; what is old is counted anew for the next time. */
  function atHand(workspaceId: string): Statistics {
    renewed(workspaceId).catch(() => {});
    return remembered.get(workspaceId)?.counted ?? none;
  }

  return { current, atHand };
}

async function gather(
  trx: Trx,
  sources: readonly StatisticsSource[],
  workspaceId: string,
): Promise<Statistics> {
  const statistics: Statistics = { attributes: new Map(), columns: [], events: new Map() };
  for (const source of sources) {
    for (const [name, counted] of (await source.attributes?.(trx, workspaceId)) ?? [])
      statistics.attributes.set(name, counted);
    statistics.columns.push(...((await source.columns?.(trx, workspaceId)) ?? []));
    if (source.events) statistics.events = await source.events(trx, workspaceId);
  }
  return statistics;
}
