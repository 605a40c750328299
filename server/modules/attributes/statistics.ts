// How filled attributes are and which values are common, as the modules that own the rows count them. Counting is bounded
// and remembered for a few seconds, since every page with a rule on it asks.
import type { Attribute, ColumnValues } from "../../../contract/attributes.ts";
import type { Database, Trx } from "../../platform/database.ts";

export type AttributeStatistics = Pick<Attribute, "fill_rate" | "common_values">;

/** What a module can tell of a workspace's rows. */
export interface StatisticsSource {
  /** By an attribute's name. */
  attributes?(trx: Trx, workspaceId: string): Promise<Map<string, AttributeStatistics>>;
  columns?(trx: Trx, workspaceId: string): Promise<ColumnValues[]>;
}

export interface Statistics {
  attributes: Map<string, AttributeStatistics>;
  columns: ColumnValues[];
}

const rememberedMs = 10_000;

export function createStatistics(database: Database, sources: readonly StatisticsSource[]) {
  const remembered = new Map<string, { at: number; statistics: Promise<Statistics> }>();

  return function statisticsOf(workspaceId: string): Promise<Statistics> {
    const known = remembered.get(workspaceId);
    if (known && Date.now() - known.at < rememberedMs) return known.statistics;
    const statistics = database.inWorkspace(workspaceId, (trx) => gather(trx, sources, workspaceId));
    remembered.set(workspaceId, { at: Date.now(), statistics });
    statistics.catch(() => remembered.delete(workspaceId));
    return statistics;
  };
}

async function gather(
  trx: Trx,
  sources: readonly StatisticsSource[],
  workspaceId: string,
): Promise<Statistics> {
  const statistics: Statistics = { attributes: new Map(), columns: [] };
  for (const source of sources) {
    for (const [name, counted] of (await source.attributes?.(trx, workspaceId)) ?? [])
      statistics.attributes.set(name, counted);
    statistics.columns.push(...((await source.columns?.(trx, workspaceId)) ?? []));
  }
  return statistics;
}
