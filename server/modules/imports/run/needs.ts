// The modules that a run works with.
import type { Access } from "../../access/index.ts";
import type { Customers } from "../../customers/index.ts";
import type { Ingest } from "../../ingest/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Orders } from "../../orders/index.ts";
import type { LentLists } from "../into-list.ts";

export interface RunNeeds {
  access: Access;
  customers: Customers;
  orders: Orders;
  jobs: Jobs;
  ingest: Ingest;
  lists: LentLists;
}
