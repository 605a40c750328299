// Everyone in a list of the API as SQL that selects their ids: what "all that match" means where customers are picked.
import { type RawBuilder, sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import { listMembersAtOnce, type Matching } from "../../../contract/lists.ts";
import type { Permission } from "../../../contract/permissions.ts";
import type { ActorWorkspace } from "../../actor.ts";
import type { Trx } from "../../platform/database.ts";
import type { Customers } from "../customers/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Orders } from "../orders/index.ts";

type Of<K extends Matching["of"]> = Extract<Matching, { of: K }>;
type Select = (trx: Trx) => Promise<RawBuilder<unknown>> | RawBuilder<unknown>;
type Selects = {
  [K in Matching["of"]]: (workspace: ActorWorkspace, matching: Of<K>) => Select | Promise<Select>;
};

export interface MatchingNeeds {
  customers: Customers;
  orders: Orders;
  messages: Messages;
  /** Lent by segments, which stand below. */
  segmentMembers: (workspace: ActorWorkspace, id: string) => Promise<Select>;
}

/** Who may see the list may take everyone in it. */
export const mayMatch: Record<Matching["of"], Permission> = {
  customers: "customers:read",
  orders: "orders:read",
  segment: "customers:read",
  campaign: "campaigns:read",
};

export const selectsOf = ({ customers, orders, messages, segmentMembers }: MatchingNeeds): Selects => ({
  customers:
    (workspace, { of: _, ...filters }) =>
    (trx) =>
      customers.matching(trx, workspace, filters),
  orders:
    (workspace, { of: _, ...filters }) =>
    (trx) =>
      orders.buyersMatching(trx, workspace, filters),
  segment: async (workspace, { of: _, id, ...filters }) => {
    const members = await segmentMembers(workspace, id);
    return async (trx) => customers.matching(trx, workspace, filters, await members(trx));
  },
  campaign: async (workspace, { of: _, id, ...filters }) => {
    const part = await messages.part(workspace, id, filters.part);
    return (trx) => messages.receiversMatching(trx, workspace.id, id, filters, part);
  },
});

export function selectOf<K extends Matching["of"]>(
  selects: Selects,
  workspace: ActorWorkspace,
  matching: Of<K>,
): Select | Promise<Select> {
  return selects[matching.of as K](workspace, matching);
}

/** Throws `invalid_input` where they are more than are put on a list at once. */
export async function idsOf(trx: Trx, meant: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT m.id FROM (${meant}) AS m(id) ORDER BY m.id LIMIT ${listMembersAtOnce + 1}`.execute(trx);
  if (rows.length <= listMembersAtOnce) return rows.map(({ id }) => id);
  const most = listMembersAtOnce.toLocaleString("en");
  const hint = "Narrow the filters, or say who is meant by a segment, which has no limit.";
  const faults = [{ path: "/matching", message: `more than ${most} customers match`, hint }];
  throw new AppError("invalid_input", `Nobody was added: more than ${most} customers match. ${hint}`, {
    faults,
  });
}
