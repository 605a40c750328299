// The list that the customers of an import are put on, by its name: one that is there, or one that is made for them.
import { Autocomplete } from "@mantine/core";
import { useState } from "react";
import type { ImportListChoice, ImportRun } from "../../../contract/imports.ts";
import { listEndpoints } from "../../../contract/lists.ts";
import { useApi } from "../../api-query.ts";
import classes from "./imports.module.css";

export function ListChoice(props: {
  run: ImportRun;
  disabled: boolean;
  onChange: (change: { list: ImportListChoice | null }) => void;
}) {
  const { list } = props.run;
  const kept = list?.name ?? "";
  const [name, setName] = useState(kept);
  const found = useApi(
    listEndpoints.list,
    { query: { search: name.trim() || undefined, limit: 20, sort: "name" } },
    { keep: true },
  );
  const names = found.data?.data.map((one) => one.name) ?? [];
  const choose = (chosen: string) => {
    setName(chosen);
    const wanted = chosen.trim();
    if (wanted !== kept) props.onChange({ list: wanted === "" ? null : { name: wanted } });
  };
  return (
    <div className={classes.options}>
      <Autocomplete
        label="List"
        description={hintOf(list)}
        data={names}
        filter={({ options }) => options}
        value={name}
        onChange={setName}
        onOptionSubmit={choose}
        onBlur={() => choose(name)}
        maxLength={120}
        disabled={props.disabled}
        clearable
        onClear={() => choose("")}
      />
    </div>
  );
}

function hintOf(list: ImportRun["list"]): string {
  if (list === null) return "A name, or nothing for no list";
  return list.id === null ? "Made when the import starts" : "There already; they are added to it";
}
