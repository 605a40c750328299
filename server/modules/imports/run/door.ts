// How a run hands over what it read. The way in is that of everyone else, so that an imported order is the same as one
// sent over the API.
import type { CustomerInput } from "../../../../contract/customers.ts";
import type { OrderInput } from "../../../../contract/orders.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import type { Ingest } from "../../ingest/index.ts";
import type { Written } from "../into-list.ts";

/** What became of one item: written, by this id, or refused for a reason. */
export type Taken = { id: string } | { refused: string };

/** `since` is when the earliest of their orders was placed, ISO 8601, where these come in the same file. */
export type NewCustomer = CustomerInput & { since?: string };

export interface Door {
  /** Written when it returns; one answer an item, in their order. */
  customers(batch: NewCustomer[]): Promise<Taken[]>;
  orders(batch: OrderInput[]): Promise<Taken[]>;
}

/**
 * Each item says by which import it came, so that the import can be undone; `put` is told whom each batch was about, and
 * puts them on the import's list.
 */
export function doorOf(
  ingest: Ingest,
  workspace: ActorWorkspace,
  importId: string,
  put: (written: Written) => Promise<void>,
): Door {
  const marked = <T>(items: T[]) => items.map((item) => ({ ...item, import_id: importId }));
  return {
    async customers(customers) {
      const all = (await ingest.write(workspace, { customers: marked(customers) })).customers.map(taken);
      await put({ customers: idsOf(all) });
      return all;
    },
    async orders(orders) {
      const all = (await ingest.write(workspace, { orders: marked(orders) })).orders.map(taken);
      await put({ orders: idsOf(all) });
      return all;
    },
  };
}

const idsOf = (all: readonly Taken[]) => all.flatMap((one) => ("id" in one ? [one.id] : []));

type Outcome = Awaited<ReturnType<Ingest["write"]>>["orders"][number];

function taken(outcome: Outcome): Taken {
  return outcome.status === "applied"
    ? { id: outcome.result as string }
    : { refused: `This could not be written: ${outcome.reason}` };
}
