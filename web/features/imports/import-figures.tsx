// What an import has brought, in numbers.
import type { ImportRun } from "../../../contract/imports.ts";
import { type Figure, Figures } from "../../ui/figures.tsx";
import { Count } from "../../ui/numbers.tsx";

export function ImportFigures({ run }: { run: ImportRun }) {
  const { counts, kind } = run;
  const read = (
    <>
      of <Count value={counts.rows} one="row" /> read
    </>
  );
  const cancelled = (
    <>
      <Count value={counts.orders_cancelled} /> of them cancelled
    </>
  );
  const ofOrders: Figure[] = [
    { label: "Orders", value: counts.orders, note: cancelled },
    { label: "Items", value: counts.items, note: " " },
  ];
  return (
    <Figures
      label="What it brought"
      figures={[
        { label: "Rows imported", value: counts.rows_imported, note: read },
        { label: "Customers", value: counts.customers, note: " " },
        ...(kind === "orders" ? ofOrders : []),
      ]}
    />
  );
}
