// Each column of the file with some of its values, and the field it goes to.
import { Select, Table, Text } from "@mantine/core";
import { type ImportField, type ImportMapping, importFields } from "../../../contract/import-reading.ts";
import type { ImportPreview, ImportRun } from "../../../contract/imports.ts";
import classes from "./imports.module.css";

const nowhere = "";

export function MappingTable(props: {
  run: ImportRun;
  preview: ImportPreview;
  disabled: boolean;
  onChange: (mapping: ImportMapping) => void;
}) {
  const { run, preview } = props;
  // Only what was changed is sent: a field that another column had is taken from it by the server.
  const aim = (column: string, target: string) =>
    props.onChange([{ column, target: target === nowhere ? null : (target as ImportField) }]);
  return (
    <div className={classes.scroll}>
      <Table aria-label="Columns of the file" className={classes.mapping}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Column</Table.Th>
            <Table.Th visibleFrom="sm">Some of its values</Table.Th>
            <Table.Th>Goes to</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.mapping.map(({ column, target }, index) => (
            <Table.Tr key={column}>
              <Table.Td>
                <Text fw={500}>{column}</Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                <Text size="sm" c="dimmed" lineClamp={1}>
                  {preview.columns[index]?.samples.slice(0, 3).join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={`${column} goes to`}
                  data={choices(run.kind, column, target)}
                  value={target ?? nowhere}
                  onChange={(value) => aim(column, value ?? nowhere)}
                  disabled={props.disabled}
                  allowDeselect={false}
                  searchable
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

const groups = { customer: "Customer", order: "Order", item: "Item" };

function choices(kind: ImportRun["kind"], column: string, target: string | null) {
  const fields = Object.entries(importFields);
  const grouped = Object.entries(groups)
    .filter(([prefix]) => kind === "orders" || prefix === "customer")
    .map(([prefix, group]) => ({
      group,
      items: fields
        .filter(([name]) => name.startsWith(`${prefix}.`))
        .map(([value, label]) => ({ value, label })),
    }));
  const own = [...new Set([target?.startsWith("custom.") ? target : null, customKey(column)])].filter(
    (key) => key !== null,
  );
  return [
    { group: "Nowhere", items: [{ value: nowhere, label: "Leave out" }] },
    ...grouped,
    { group: "Attribute of your own", items: own.map((value) => ({ value, label: value })) },
  ];
}

/** The custom attribute a column would become. */
function customKey(column: string): string | null {
  const key = column
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 60);
  return key ? `custom.${key}` : null;
}
