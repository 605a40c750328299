// Customers: who buys.
export { lentCustomers } from "./rule-columns.ts";
