// Steps that put the people whom a page shows on a list, or tag them.

import type { StepOf } from "../../../../contract/assistant-steps.ts";
import { taggedAtOnce } from "../../../../contract/assistant-tools.ts";
import { type MatchingSent, matching } from "../../../../contract/lists.ts";
import type { AskedOf, Slice } from "./asked.ts";
import { listNamed } from "./named.ts";
import { nameIn } from "./phrase.ts";
import { type Planning, refuse } from "./planning.ts";

type Whom = Pick<StepOf<"add_to_list">, "customer_ids" | "matching" | "whom">;

export async function listStep(
  planning: Planning,
  { list, fresh, people, words }: AskedOf<"list">,
): Promise<StepOf<"add_to_list"> | undefined> {
  const whom = await whomOf(planning, people, words, "list");
  const wanted = list.words && nameIn(list.words).replace(/^(?:called|named)\s+/i, "");
  if (!whom) return undefined;
  const known = fresh ? exactly(planning, wanted) : listNamed(planning, list);
  const name = known?.name ?? wanted;
  if (!name) return refuse(planning, words, "say which list, or how the new one is called");
  return { tool: "add_to_list", list: { id: known?.id ?? null, name: name.slice(0, 120) }, ...whom };
}

/** A new list of a name that there is already is that list. */
function exactly({ catalogue }: Planning, name: string | undefined) {
  return catalogue.lists.find((list) => list.name.toLowerCase() === name?.toLowerCase());
}

export async function tagStep(
  planning: Planning,
  { tag, people, words }: AskedOf<"tag">,
): Promise<StepOf<"tag_customers"> | undefined> {
  const whom = await whomOf(planning, people, words, "tag");
  if (!whom) return undefined;
  const name = tag.replace(/^#/, "");
  if (name === "" || name.length > 80) return refuse(planning, words, "a tag has 1 to 80 letters");
  const { of } = whom.matching ?? {};
  if (of === "orders" || of === "campaign")
    return refuse(planning, words, "people are tagged from a page of customers, or from a segment");
  if ((whom.whom.count ?? 0) > taggedAtOnce)
    return refuse(planning, words, `at most ${taggedAtOnce} people are tagged at once; a list takes more`);
  return { tool: "tag_customers", tag: name, ...whom };
}

async function whomOf(
  planning: Planning,
  people: Slice | undefined,
  words: Slice,
  done: "list" | "tag",
): Promise<Whom | undefined> {
  const { page } = planning;
  if (people)
    return refuse(
      planning,
      people,
      `only the people that a page shows ${done === "list" ? "are put on a list" : "are tagged"}; save these as a segment and open it first`,
    );
  if (page.customer) {
    const { id, first_name, last_name } = page.customer;
    const name = [first_name, last_name].filter(Boolean).join(" ") || "this customer";
    return { customer_ids: [id], matching: null, whom: { words: name, count: 1 } };
  }
  if (!page.shown)
    return refuse(planning, words, "this page shows no people; open a segment, or the customers you mean");
  const count = await countShown(planning, page.shown);
  const whose = page.segment ? `the members of “${page.segment.name}”` : "the people shown here";
  return { customer_ids: null, matching: page.shown, whom: { words: whose, count } };
}

/** Where it takes no more than a question. */
async function countShown({ needs, actor, page }: Planning, shown: MatchingSent): Promise<number | null> {
  const read = matching.parse(shown);
  if (read.of === "customers" && actor.can("customers:read")) {
    const { of: _, ...filters } = read;
    return needs.customers.count(actor, filters);
  }
  if (read.of !== "segment" || Object.keys(read).length > 2 || !page.people) return null;
  const { count } = await needs.segments.preview(actor, { rule: page.people, sample: 0, funnel: false });
  return count;
}
