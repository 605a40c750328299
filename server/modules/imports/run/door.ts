// How a run hands over what it read. The way in is that of everyone else, so that an imported order is the same as one
// sent over the API.
import type { CustomerInput } from "../../../../contract/customers.ts";
import type { OrderInput } from "../../../../contract/orders.ts";
import type { ActorWorkspace } from "../../../actor.ts";
import type { Ingest } from "../../ingest/index.ts";

/** What became of one item: written, by this id, or refused for a reason. */
export type Taken = { id: string } | { refused: string };

export interface Door {
  /** Written when it returns; one answer an item, in their order. */
  customers(batch: CustomerInput[]): Promise<Taken[]>;
  orders(batch: OrderInput[]): Promise<Taken[]>;
}

/** Each item says by which import it came, so that the import can be undone. */
export function doorOf(ingest: Ingest, workspace: ActorWorkspace, importId: string): Door {
  const marked = <T>(items: T[]) => items.map((item) => ({ ...item, import_id: importId }));
  return {
    async customers(customers) {
      return (await ingest.write(workspace, { customers: marked(customers) })).customers.map(taken);
    },
    async orders(orders) {
      return (await ingest.write(workspace, { orders: marked(orders) })).orders.map(taken);
    },
  };
}

type Outcome = Awaited<ReturnType<Ingest["write"]>>["orders"][number];

function taken(outcome: Outcome): Taken {
  return outcome.status === "applied"
    ? { id: outcome.result as string }
    : { refused: `This could not be written: ${outcome.reason}` };
}
