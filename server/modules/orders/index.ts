// Orders: what was bought.
export { lentItems, lentOrders } from "./rule-columns.ts";
