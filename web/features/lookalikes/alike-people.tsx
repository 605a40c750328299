// Who was found, the most alike first.
import { useNavigate } from "@tanstack/react-router";
import type { Customer } from "../../../contract/customers.ts";
import { lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { type ItemOf, useApiPages } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Share } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { customerColumns } from "../customers/customer-columns.tsx";

type Alike = ItemOf<typeof lookalikeEndpoints.customers>;

const ofCustomer = ({ sort: _, cell, ...column }: Column<Customer>): Column<Alike> => ({
  ...column,
  cell: ({ customer }) => cell(customer),
});
const alike: Column<Alike> = {
  key: "alike",
  head: "Alike",
  align: "right",
  cell: ({ similarity }) => <Share value={similarity} />,
};
const columns = [...customerColumns.map(ofCustomer), alike];

export function AlikePeople({ id }: { id: string }) {
  const people = useApiPages(lookalikeEndpoints.customers, { params: { id }, query: { limit: 25 } });
  const navigate = useNavigate();
  const paths = usePaths();
  return (
    <Section title="Who they are" about="The most alike first.">
      <DataTable<Alike>
        label="People like these"
        columns={columns}
        rows={people.rows}
        rowKey={({ customer }) => customer.id}
        onOpen={({ customer }) => void navigate(paths.customer(customer.id))}
        error={people.error}
        onRetry={() => void people.refetch()}
        empty={
          <EmptyState picture="segment" title="Nobody is left to be found">
            Everybody is one of these people already, or left out.
          </EmptyState>
        }
        onEnd={people.more}
        hasMore={people.hasNextPage}
      />
    </Section>
  );
}
