// A campaign's figures: counted from the log and the orders, kept beside the campaign so that lists read them at once.
import type { CampaignStats } from "../../../contract/campaigns.ts";
import { toMajor } from "../../../contract/values.ts";
import type { Trx } from "../../platform/database.ts";
import { type Messages, noCounts } from "../messages/index.ts";
import { type Earned, earnedBy } from "./earned.ts";
import type { CampaignRow } from "./store.ts";
import type { Figures } from "./tables.ts";

export const noFigures: Figures = { ...noCounts, ordered: 0, revenue: 0 };

/** Counts now. `earned` spares the count of orders where it is known from a moment ago. */
export async function countFigures(
  trx: Trx,
  messages: Messages,
  row: CampaignRow,
  earned?: Earned,
): Promise<Figures> {
  if (["draft", "scheduled", "launching"].includes(row.state)) return noFigures;
  const counts = await messages.count(trx, row.workspace_id, row.id);
  return { ...counts, ...(earned ?? (await earnedBy(trx, messages, row.workspace_id, row.id))) };
}

export function toStats(figures: Figures | null, currency: string): CampaignStats {
  const { revenue, ...counts } = figures ?? noFigures;
  return { ...counts, revenue: toMajor(revenue, currency) };
}
