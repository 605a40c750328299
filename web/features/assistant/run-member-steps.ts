// Steps that put people on a list or tag them. What fails half-way is taken back before it is told.

import type { StepOf } from "../../../contract/assistant-steps.ts";
import { taggedAtOnce } from "../../../contract/assistant-tools.ts";
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { listEndpoints, type MatchingSent } from "../../../contract/lists.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import type { Running } from "./run-step.ts";
import type { StepResult } from "./step-result.ts";

export async function runAddToList(
  { list, customer_ids, matching }: StepOf<"add_to_list">,
  { ask }: Running,
): Promise<StepResult> {
  const made = list.id === null;
  const id = list.id ?? (await ask(listEndpoints.create, { body: { name: list.name } })).id;
  const params = { id };
  const remove = async () => {
    await ask(listEndpoints.remove, { params });
  };
  const body = customer_ids ? { customer_ids } : { matching: matching ?? undefined };
  const { added, already, added_ids } = await ask(listEndpoints.addMembers, { params, body }).catch(
    async (error: unknown) => {
      if (made) await remove();
      throw error;
    },
  );
  return {
    words: `${added} added to “${list.name}”${already > 0 ? `, ${already} on it before` : ""}.`,
    link: { label: "Open the list", page: "list", id },
    undo: async () => {
      if (added_ids.length > 0)
        await ask(listEndpoints.removeMembers, { params, body: { customer_ids: added_ids } });
      if (made) await remove();
    },
  };
}

export async function runTagCustomers(
  { tag, customer_ids, matching }: StepOf<"tag_customers">,
  { ask }: Running,
): Promise<StepResult> {
  const customers = customer_ids
    ? await Promise.all(customer_ids.map((id) => ask(customerEndpoints.get, { params: { id } })))
    : await shownCustomers(ask, matching!);
  const change = (id: string, tags: string[]) =>
    ask(customerEndpoints.update, { params: { id }, body: { tags } });
  const tagged: string[] = [];
  const undo = async () => {
    for (const id of tagged.splice(0)) {
      const { tags } = await ask(customerEndpoints.get, { params: { id } });
      if (tags.includes(tag))
        await change(
          id,
          tags.filter((each) => each !== tag),
        );
    }
  };
  try {
    for (const { id, tags } of customers.filter((customer) => !customer.tags.includes(tag))) {
      await change(id, [...tags, tag]);
      tagged.push(id);
    }
  } catch (error) {
    await undo();
    throw error;
  }
  const had = customers.length - tagged.length;
  return {
    words: `${tagged.length} tagged as “${tag}”${had > 0 ? `, ${had} had it before` : ""}.`,
    link: { label: "See who has the tag", page: "customers", search: { tag } },
    undo,
  };
}

/** All of them, or a refusal where they are too many to be tagged one by one. */
async function shownCustomers(ask: Running["ask"], matching: MatchingSent): Promise<Customer[]> {
  const { data, next_cursor } = await pageOf(ask, matching);
  if (next_cursor !== null)
    throw new Error(`More than ${taggedAtOnce} people are shown. Put them on a list instead.`);
  return data;
}

function pageOf(ask: Running["ask"], matching: MatchingSent) {
  if (matching.of === "customers") {
    const { of: _, ...filters } = matching;
    return ask(customerEndpoints.list, { query: { ...filters, limit: taggedAtOnce } });
  }
  if (matching.of === "segment") {
    const { of: _, id, ...filters } = matching;
    return ask(segmentEndpoints.customers, { params: { id }, query: { ...filters, limit: taggedAtOnce } });
  }
  throw new Error("People are tagged from a page of customers, or from a segment.");
}
