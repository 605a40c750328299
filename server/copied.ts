// Every table that the columnar copy has, as the modules that own them lend them.
import { copiedCustomers } from "./modules/customers/index.ts";
import { copiedEvents } from "./modules/events/index.ts";
import { copiedListMembers } from "./modules/lists/index.ts";
import { copiedMessages } from "./modules/messages/index.ts";
import { copiedOrders } from "./modules/orders/index.ts";
import { copiedScores } from "./modules/scores/index.ts";
import type { CopiedTable } from "./platform/copy/index.ts";

export const copiedTables: readonly CopiedTable[] = [
  copiedCustomers,
  ...copiedOrders,
  copiedEvents,
  copiedMessages,
  copiedListMembers,
  copiedScores,
];
