// How the file is to be read: each a guess with its other choices.
import { Select, TextInput } from "@mantine/core";
import { type ImportKind, type ImportOptions, importDateOrders } from "../../../contract/import-reading.ts";
import type { ImportRun } from "../../../contract/imports.ts";
import classes from "./imports.module.css";
import { TextOptions } from "./text-options.tsx";

const dateWords: Record<string, string> = {
  ymd: "Year, month, day",
  dmy: "Day, month, year",
  mdy: "Month, day, year",
};

const headerRows = [
  ...Array.from({ length: 20 }, (_, index) => ({ value: String(index + 1), label: `Row ${index + 1}` })),
  { value: "0", label: "No row" },
];

function timeZones(present: string): string[] {
  return [...new Set([present, "UTC", ...Intl.supportedValuesOf("timeZone")])];
}

export function FileOptions(props: {
  run: ImportRun;
  disabled: boolean;
  onChange: (change: { kind?: ImportKind; options?: Partial<ImportOptions> }) => void;
}) {
  const { run, disabled } = props;
  const set = (options: Partial<ImportOptions>) => props.onChange({ options });
  const shared = { disabled, allowDeselect: false } as const;
  return (
    <div className={classes.options}>
      <Select
        {...shared}
        label="It holds"
        data={[
          { value: "orders", label: "Orders, one line an item" },
          { value: "customers", label: "Customers" },
        ]}
        value={run.kind}
        onChange={(kind) => kind && props.onChange({ kind: kind as ImportKind })}
      />
      {run.parts.length > 1 && (
        <Select
          {...shared}
          label={run.container === "workbook" ? "Sheet" : "File in the archive"}
          data={run.parts.map(({ name }) => name)}
          value={run.options.part}
          searchable={run.parts.length > 10}
          onChange={(part) => part !== null && set({ part })}
        />
      )}
      <Select
        {...shared}
        label="Columns are named in"
        data={headerRows}
        value={String(run.options.header_row)}
        onChange={(value) => value && set({ header_row: Number(value) })}
      />
      {run.container !== "workbook" && <TextOptions options={run.options} disabled={disabled} set={set} />}
      <Select
        {...shared}
        label="Dates are written"
        data={importDateOrders.map((value) => ({ value, label: dateWords[value] ?? value }))}
        value={run.options.date_order}
        onChange={(value) => value && set({ date_order: value as ImportOptions["date_order"] })}
      />
      <Select
        {...shared}
        label="Times are of"
        data={timeZones(run.options.timezone)}
        value={run.options.timezone}
        searchable
        onChange={(value) => value && set({ timezone: value })}
      />
      <Select
        {...shared}
        label="Decimal sign"
        data={[
          { value: ".", label: "Point, 1,234.50" },
          { value: ",", label: "Comma, 1.234,50" },
        ]}
        value={run.options.decimal}
        onChange={(value) => value && set({ decimal: value as ImportOptions["decimal"] })}
      />
      {run.kind === "orders" && (
        <TextInput
          key={run.options.cancelled_prefix}
          label="Ids of cancelled orders start with"
          placeholder="Nothing special"
          disabled={disabled}
          maxLength={5}
          defaultValue={run.options.cancelled_prefix}
          onBlur={(event) => {
            const cancelled_prefix = event.currentTarget.value;
            if (cancelled_prefix !== run.options.cancelled_prefix) set({ cancelled_prefix });
          }}
        />
      )}
    </div>
  );
}
