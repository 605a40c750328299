// The customers of an orders file are written before their orders, as being there since the earliest of these; where not all
// orders came, some have been there for less long.
import type { Platform } from "../../../platform/index.ts";
import { retryLostRaces } from "../../../platform/lost-race.ts";
import type { ImportRow } from "../store.ts";
import { madeCustomers } from "../undo/journal.ts";
import type { End } from "./finish.ts";
import type { RunNeeds } from "./needs.ts";
import { patiently } from "./patience.ts";
import type { Tally } from "./tally.ts";

const atOnce = 1_000;

/** Faulty rows count as well, of which some were told of only when their order was put together. */
export function lacksOrders({ kind, dry }: ImportRow, { state }: End, { counts }: Tally): boolean {
  return kind === "orders" && !dry && (state !== "done" || counts.rows_failed > 0);
}

export async function settleBeginnings(
  { database }: Platform,
  { customers }: RunNeeds,
  { workspace_id, id }: ImportRow,
): Promise<void> {
  let after: string | undefined = "0";
  while (after !== undefined) {
    const from: string = after;
    after = await patiently(
      () =>
        retryLostRaces(() =>
          database.inWorkspace(workspace_id, async (trx) => {
            const ids = await madeCustomers(trx, workspace_id, id, { after: from, most: atOnce });
            await customers.settleBeginnings(trx, workspace_id, ids);
            return ids.at(-1);
          }),
        ),
      { hasRoom: async () => true, tell() {}, checkStop() {} },
    );
  }
}
