// Search and filters above a list. The page keeps their values in the URL; this only shows and changes them.
import { Button, CloseButton, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import classes from "./filter-bar.module.css";

export interface FilterChoice {
  /** Key in the URL. */
  key: string;
  /** Names the filter; read by screen readers and shown while nothing is chosen. */
  label: string;
  options: { value: string; label: string }[];
}

export type FilterValues = Record<string, string | undefined>;

export function FilterBar(props: {
  searchLabel?: string;
  filters?: FilterChoice[];
  values: FilterValues;
  /** Receives only what changed; undefined clears. */
  onChange: (changed: FilterValues) => void;
  /** Filters of another form than a list of choices, such as dates. */
  more?: ReactNode;
  /** Keys of `more`, so that Clear reaches them too. */
  clears?: string[];
  /** At the right: how many were found, an export. */
  children?: ReactNode;
}) {
  const filters = props.filters ?? [];
  const keys = ["search", ...filters.map((filter) => filter.key), ...(props.clears ?? [])];
  const active = keys.filter((key) => props.values[key]);
  const clear = () => props.onChange(Object.fromEntries(active.map((key) => [key, undefined])));
  return (
    <search className={classes.bar}>
      {props.searchLabel && (
        <SearchBox
          label={props.searchLabel}
          value={props.values.search ?? ""}
          onChange={(search) => props.onChange({ search: search || undefined })}
        />
      )}
      {filters.map((filter) => (
        <Select
          key={filter.key}
          className={classes.choice}
          aria-label={filter.label}
          placeholder={filter.label}
          data={filter.options}
          value={props.values[filter.key] ?? null}
          onChange={(value) => props.onChange({ [filter.key]: value ?? undefined })}
          clearable
          searchable={filter.options.length > 8}
        />
      ))}
      {props.more}
      {active.length > 0 && (
        <Button variant="subtle" onClick={clear}>
          Clear
        </Button>
      )}
      <div className={classes.rest}>{props.children}</div>
    </search>
  );
}

/** Answers as one types, a moment after the last letter. */
function SearchBox(props: { label: string; value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(props.value);
  const pass = useDebouncedCallback(props.onChange, 250);
  useEffect(() => setText(props.value), [props.value]);
  const change = (next: string) => {
    setText(next);
    pass(next.trim());
  };
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
      rightSection={text && <CloseButton size="sm" aria-label="Clear search" onClick={() => change("")} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
