// What a filter compares with: a text, or one or both ends of a range of numbers or days.
import { Autocomplete, NumberInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import type { FilterOperator } from "../../contract/filters.ts";
import classes from "./add-filter.module.css";
import type { FilterAttribute } from "./filter-words.ts";

export interface Typed {
  text?: string;
  from?: string | number;
  to?: string | number;
}

interface FilterValueProps {
  attribute: FilterAttribute;
  op: FilterOperator;
  typed: Typed;
  onChange: (typed: Typed) => void;
}

export function FilterValue(props: FilterValueProps) {
  const { attribute, op, typed, onChange } = props;
  if (op === "is" || op === "contains") {
    return (
      <Autocomplete
        label="Text"
        data={op === "is" ? (attribute.common ?? []) : []}
        value={typed.text ?? ""}
        onChange={(text) => onChange({ text })}
        maxLength={200}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  if (op !== "between") return null;
  const End = attribute.type === "date" ? DayEnd : NumberEnd;
  return (
    <div className={classes.pair}>
      <End label="From" value={typed.from} onChange={(from) => onChange({ ...typed, from })} />
      <End label="To, included" value={typed.to} onChange={(to) => onChange({ ...typed, to })} />
    </div>
  );
}

interface EndProps {
  label: string;
  value: string | number | undefined;
  onChange: (value: string | number | undefined) => void;
}

function NumberEnd({ label, value, onChange }: EndProps) {
  return (
    <NumberInput
      label={label}
      value={value ?? ""}
      onChange={(next) => onChange(typeof next === "number" ? next : undefined)}
      hideControls
    />
  );
}

function DayEnd({ label, value, onChange }: EndProps) {
  return (
    <DateInput
      label={label}
      value={typeof value === "string" ? value : null}
      onChange={(next) => onChange(next ?? undefined)}
      valueFormat="D MMM YYYY"
      clearable
      popoverProps={{ withinPortal: false }}
    />
  );
}
