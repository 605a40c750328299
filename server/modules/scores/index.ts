// Scores: what the intelligence works out of each customer. It owns the table `scores`, one row a customer.
import type { Attributes } from "../attributes/index.ts";
import type { Customers } from "../customers/index.ts";
import { followMerge } from "./follow-merge.ts";
import { hasScores } from "./store.ts";
import type {} from "./tables.ts";

export { copiedScores } from "./copied.ts";
export { lentScores } from "./rule-columns.ts";

export function createScores({ attributes, customers }: { attributes: Attributes; customers: Customers }) {
  attributes.lendNames({ scores: hasScores });
  customers.merges.addFollower(followMerge);
}
