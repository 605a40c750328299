// Orders: what was bought, with its items. This module owns both tables and tells customers what their orders come to.
import { sql } from "kysely";
import { AppError } from "../../../contract/errors.ts";
import type { OrderWithItems } from "../../../contract/orders.ts";
import type { Actor, ActorWorkspace } from "../../actor.ts";
import type { CsvFile } from "../../http/csv-file.ts";
import { csvTable, everyPage, exportedAtOnce } from "../../platform/csv.ts";
import type { Trx } from "../../platform/database.ts";
import type { Platform } from "../../platform/index.ts";
import type { Access } from "../access/index.ts";
import type { Attributes } from "../attributes/index.ts";
import type { Customers, KeepImported, PutBack } from "../customers/index.ts";
import type { Jobs } from "../jobs/index.ts";
import { csvColumns } from "./csv.ts";
import { salesByDay } from "./daily.ts";
import { orderFacts } from "./facts.ts";
import { followMerge } from "./follow-merge.ts";
import {
  buyersMatching,
  buyersOf,
  type CountOrders,
  countOrders,
  type ExportOrders,
  type ListOrders,
  listOrders,
} from "./list.ts";
import type { OrderPayload } from "./order-state.ts";
import { anyOrder, ordersPresent } from "./order-store.ts";
import { putBackOrders, type WholeOrder } from "./put-back.ts";
import { createRates } from "./rates/index.ts";
import { ratesOf } from "./rates/rates.ts";
import { orderRecount } from "./recount.ts";
import { findOrder } from "./show.ts";
import { orderStatistics } from "./statistics.ts";
import type {} from "./tables.ts";
import { orderLines } from "./timeline.ts";
import { writeOrders } from "./write-orders.ts";

export { copiedOrders } from "./copied.ts";
export { type OrderPayload, payloadOf } from "./order-state.ts";
export type { WholeOrder } from "./put-back.ts";
export { type FindRate, missingRate } from "./rates/rates.ts";
export { lentItems, lentOrders } from "./rule-columns.ts";

export type Orders = ReturnType<typeof createOrders>;

export function createOrders(
  platform: Platform,
  {
    access,
    attributes,
    customers,
    jobs,
  }: { access: Access; attributes: Attributes; customers: Customers; jobs: Jobs },
) {
  access.fixCurrencyWhile(anyOrder);
  attributes.addStatistics(orderStatistics);
  customers.lendOrderFacts(orderFacts);
  customers.addTimelineSource(orderLines);
  customers.merges.addFollower(followMerge(customers));
  customers.lendHold({
    reason: "the customer has orders that came otherwise",
    exists: (workspace, customer) => sql`EXISTS (
      SELECT FROM orders AS lent WHERE lent.workspace_id = ${workspace} AND lent.customer_id = ${customer})`,
  });
  let keepImported: KeepImported<WholeOrder> | undefined;

  async function show(workspace: ActorWorkspace, id: string): Promise<OrderWithItems> {
    const order = await platform.database.inWorkspace(workspace.id, (trx) =>
      findOrder(trx, workspace.id, id),
    );
    if (order) return order;
    throw new AppError("not_found", `There is no order ${id} in ${workspace.name}.`);
  }

  return {
    rates: createRates(platform, { customers, jobs }),
    list(actor: Actor, asked: ListOrders) {
      actor.must("orders:read");
      return listOrders(platform, actor.workspace, asked);
    },
    async count(actor: Actor, asked: CountOrders): Promise<number> {
      actor.must("orders:read");
      return countOrders(platform, actor.workspace, asked);
    },
    export(actor: Actor, asked: ExportOrders): CsvFile {
      actor.must("customers:export");
      const pages = everyPage((cursor) =>
        listOrders(platform, actor.workspace, { ...asked, cursor, limit: exportedAtOnce }),
      );
      return { fileName: "Orders.csv", pieces: csvTable(csvColumns, pages) };
    },
    get(actor: Actor, id: string): Promise<OrderWithItems> {
      actor.must("orders:read");
      return show(actor.workspace, id);
    },

    /** For the modules below, which have asked for permission themselves. */
    show,
    salesByDay,
    ratesOf,
    recount: orderRecount(platform.database),
    buyersMatching,
    buyersOf,
    present: ordersPresent,
    /** Applies what a shop said of its orders, in order; answers the id that each payload meant. */
    write: (trx: Trx, workspaceId: string, payloads: readonly OrderPayload[]) =>
      writeOrders(trx, customers, workspaceId, payloads, platform.clock.now(), keepImported),
    /** Undoes what was made and changed. */
    putBack: (trx: Trx, workspaceId: string, wanted: readonly PutBack<WholeOrder>[]) =>
      putBackOrders(trx, customers, workspaceId, wanted, platform.clock.now()),
    /** Lends who keeps what imports make and change. */
    lendImported(keep: KeepImported<WholeOrder>) {
      keepImported = keep;
    },
  };
}
