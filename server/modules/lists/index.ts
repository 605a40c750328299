// Lists: customers picked by hand or imported, under a name. It owns the tables `lists` and `list_members`.
import type { Attributes } from "../attributes/index.ts";
import { listNames } from "./store.ts";
import type {} from "./tables.ts";

export { copiedListMembers } from "./copied.ts";
export { lentListMembers } from "./rule-columns.ts";

export function createLists({ attributes }: { attributes: Attributes }) {
  attributes.lendNames({ lists: listNames });
}
