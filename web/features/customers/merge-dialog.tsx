// Merges another customer into the one at hand: found by a few letters, shown before it is done, undone from the toast.
import { Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { type Customer, customerEndpoints } from "../../../contract/customers.ts";
import { useApi } from "../../api-query.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { nameOf } from "./customer-name.ts";
import { useMerge } from "./use-merge.ts";

export function MergeDialog(props: { customer: Customer; opened: boolean; onClose: () => void }) {
  const { customer } = props;
  const [other, setOther] = useState<Customer>();
  const { merge, merging, error } = useMerge();
  const confirm = async () => {
    if (!other) return;
    await merge(customer, other);
    setOther(undefined);
    props.onClose();
  };
  return (
    <ConfirmDialog
      opened={props.opened}
      title={`Merge with ${nameOf(customer)}`}
      confirm={other ? `Merge ${nameOf(other)}` : "Merge"}
      blocked={!other}
      busy={merging}
      error={error}
      onConfirm={() => void confirm().catch(() => undefined)}
      onClose={props.onClose}
    >
      <Stack gap="md">
        <OtherCustomer of={customer} chosen={other} onPick={setOther} />
        <Text size="sm" c="dimmed">
          Orders, messages, events and lists of both are then {nameOf(customer)}’s. Where both say something,{" "}
          {nameOf(customer)}’s word stays; a no to a channel by either stays a no. It can be undone.
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}

function OtherCustomer(props: {
  of: Customer;
  chosen: Customer | undefined;
  onPick: (customer: Customer | undefined) => void;
}) {
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 200);
  const asked = search !== "" && search !== (props.chosen && lineOf(props.chosen));
  const { data, isFetching } = useApi(
    customerEndpoints.list,
    { query: { search, limit: 8 } },
    { enabled: asked, keep: true },
  );
  const found = (asked ? (data?.data ?? []) : []).filter(({ id }) => id !== props.of.id);
  const all =
    props.chosen && !found.some(({ id }) => id === props.chosen?.id) ? [props.chosen, ...found] : found;
  return (
    <Select
      label="Who is the same person?"
      placeholder="Name, e-mail, phone or id"
      data={all.map((one) => ({ value: one.id, label: lineOf(one) }))}
      value={props.chosen?.id ?? null}
      onChange={(id) => props.onPick(all.find((one) => one.id === id))}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={
        asked ? (isFetching ? "Searching …" : "No other customer by these letters") : undefined
      }
      data-autofocus
      maxDropdownHeight={240}
    />
  );
}

const lineOf = (customer: Customer) =>
  [nameOf(customer), customer.email ?? customer.phone].filter(Boolean).join(", ");
