// Everything that rules are asked over, as the modules that own the tables lend it.
import { lentCustomers } from "../customers/index.ts";
import { lentEvents } from "../events/index.ts";
import { lentListMembers } from "../lists/index.ts";
import { lentMessages } from "../messages/index.ts";
import { lentItems, lentOrders } from "../orders/index.ts";
import { lentScores } from "../scores/index.ts";
import type { Lent } from "./compile/index.ts";

export const lent: Lent = {
  customers: lentCustomers,
  rows: { orders: lentOrders, items: lentItems, ...lentMessages },
  lists: lentListMembers,
  scores: lentScores,
  event: lentEvents,
};
