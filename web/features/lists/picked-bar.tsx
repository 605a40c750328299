// The bar under a table of people, or of rows that belong to people: those picked go on a list.
import type { MatchingSent } from "../../../contract/lists.ts";
import { formatCount } from "../../format.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { PickBar } from "../../ui/pick-bar.tsx";
import type { Picking } from "../../ui/picking.ts";
import { useMay } from "../../workspace.tsx";
import { AddToList } from "./add-to-list.tsx";

interface PickedBarProps<Row> {
  /** Undefined where one may not put anyone on a list. */
  picking: Picking<Row> | undefined;
  one: string;
  many?: string;
  total: number | undefined;
  hasMore: boolean;
  customerOf: (row: Row) => string;
  /** The table's filters, for "all that match". */
  matching: MatchingSent;
}

export function PickedBar<Row>({ picking, customerOf, matching, ...bar }: PickedBarProps<Row>) {
  const { currency } = useFormatting();
  if (!picking) return null;
  const customer_ids = [...new Set(picking.rows.map(customerOf))];
  // Several orders may be one person's.
  const fewer = !picking.everything && customer_ids.length < picking.rows.length;
  const people = `${formatCount(customer_ids.length, currency)} ${customer_ids.length === 1 ? "person" : "people"}`;
  return (
    <PickBar picking={picking} {...bar}>
      <AddToList
        variant="default"
        position="top-end"
        who={picking.everything ? { matching } : { customer_ids }}
        words={fewer ? `Add ${people} to a list…` : "Add to a list…"}
        onDone={picking.clear}
      />
    </PickBar>
  );
}

/** The picking itself, for those who may put people on lists. */
export function useMayPick<Row>(picking: Picking<Row>): Picking<Row> | undefined {
  return useMay("segments:write") ? picking : undefined;
}
