// Finds the customer one wonders about: a few of those who are in before anything is typed, then whomever the letters find.
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { type Customer, customerEndpoints } from "../../../../contract/customers.ts";
import { useApi } from "../../../api-query.ts";
import { nameOf } from "../../customers/customer-name.ts";

export function CustomerSearch(props: {
  /** The one chosen, once they are known. */
  chosen: Customer | undefined;
  id: string | undefined;
  sample: Customer[];
  onPick: (id: string | undefined) => void;
}) {
  const [text, setText] = useState("");
  const typed = props.chosen && text === nameOf(props.chosen) ? "" : text.trim();
  const [search] = useDebouncedValue(typed, 200);
  const { data, isFetching } = useApi(
    customerEndpoints.list,
    { query: { search, limit: 8 } },
    { enabled: search.length > 0, keep: true },
  );
  const found = typed ? (data?.data ?? []) : props.sample;
  const { chosen } = props;
  const all = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      label="Why is somebody in or out?"
      placeholder="Name, e-mail or phone"
      data={all.map((one) => ({ value: one.id, label: nameOf(one) }))}
      value={props.id ?? null}
      onChange={(id) => props.onPick(id ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ "aria-label": "Ask about nobody" }}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={isFetching ? "Searching …" : "No customer by these letters"}
      maxDropdownHeight={240}
    />
  );
}
