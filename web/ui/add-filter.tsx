// Adds a filter to a list: which attribute, how it is compared, and with what. What is asked for follows the attribute's type.
import { Button, Popover, Select, Stack } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { type FilterOperator, filterOperators, type ListFilter } from "../../contract/filters.ts";
import classes from "./add-filter.module.css";
import { capital } from "./capital.ts";
import { FilterValue, type Typed } from "./filter-value.tsx";
import { type FilterAttribute, operatorWords } from "./filter-words.ts";

export function AddFilter(props: {
  attributes: readonly FilterAttribute[];
  onAdd: (filter: ListFilter) => void;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilter size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setOpened(!opened)}
        >
          Add filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Add filter">
        <FilterForm
          attributes={props.attributes}
          onAdd={(filter) => {
            setOpened(false);
            props.onAdd(filter);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterForm(props: { attributes: readonly FilterAttribute[]; onAdd: (filter: ListFilter) => void }) {
  const [name, setName] = useState<string | null>(null);
  const [op, setOp] = useState<FilterOperator>("is");
  const [typed, setTyped] = useState<Typed>({});
  const attribute = props.attributes.find((one) => one.name === name);
  const filter = attribute && built(attribute.name, op, typed);
  const choose = (next: string | null) => {
    const chosen = props.attributes.find((one) => one.name === next);
    setName(next);
    setTyped({});
    if (chosen) setOp(filterOperators[chosen.type][0]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (filter) props.onAdd(filter);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" className={classes.form}>
        <Select
          label="Filter by"
          placeholder="Choose an attribute"
          data={grouped(props.attributes)}
          value={name}
          onChange={choose}
          searchable
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          maxDropdownHeight={280}
        />
        {attribute && (
          <>
            <Select
              label="That"
              data={filterOperators[attribute.type].map((value) => ({ value, label: operatorWords[value] }))}
              value={op}
              onChange={(value) => value && setOp(value as FilterOperator)}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
            />
            <FilterValue attribute={attribute} op={op} typed={typed} onChange={setTyped} />
          </>
        )}
        <Button type="submit" disabled={!filter}>
          Add filter
        </Button>
      </Stack>
    </form>
  );
}

/** Undefined while something is missing. */
function built(attribute: string, op: FilterOperator, { text, from, to }: Typed): ListFilter | undefined {
  if (op === "is" || op === "contains") {
    const value = text?.trim();
    return value ? { attribute, op, value } : undefined;
  }
  if (op !== "between") return { attribute, op };
  if (from === undefined && to === undefined) return undefined;
  return { attribute, op, value: [from ?? null, to ?? null] } as ListFilter;
}

function grouped(attributes: readonly FilterAttribute[]) {
  const groups = Map.groupBy(attributes, ({ group }) => group);
  return [...groups].map(([group, items]) => ({
    group,
    items: items.map(({ name, label }) => ({ value: name, label: capital(label) })),
  }));
}
