// The first rows as they will be read, with faults marked in their cells.
import { Table, Text } from "@mantine/core";
import type { ImportPreview } from "../../../contract/imports.ts";
import classes from "./imports.module.css";

type Row = ImportPreview["rows"][number];

export function RowsAsRead({ preview }: { preview: ImportPreview }) {
  const shown = preview.columns.flatMap((column, index) => (column.target ? [{ ...column, index }] : []));
  if (shown.length === 0) return <Text c="dimmed">No column goes anywhere yet.</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} aria-label="First rows" tabIndex={0}>
      <Table aria-label="First rows" className={classes.rows}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            {shown.map(({ name, index }) => (
              <Table.Th key={index}>{name || `Column ${index + 1}`}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.rows.slice(0, 12).map((row) => (
            <Table.Tr key={row.line}>
              <Table.Td className="figures">{row.line}</Table.Td>
              {shown.map(({ index }) => (
                <Cell key={index} cell={row.cells[index]} />
              ))}
              <Table.Td>
                <RowNote row={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Cell({ cell }: { cell: Row["cells"][number] | undefined }) {
  if (!cell) return <Table.Td />;
  if (!cell.fault) return <Table.Td>{cell.value ?? ""}</Table.Td>;
  return (
    <Table.Td className={classes.fault}>
      {cell.text}
      <Text size="sm" span display="block">
        {cell.fault}
      </Text>
    </Table.Td>
  );
}

function RowNote({ row }: { row: Row }) {
  if (row.fault) return <Text size="sm">{row.fault}</Text>;
  if (!row.aside) return null;
  return (
    <Text size="sm" c="dimmed">
      Names no customer: set aside
    </Text>
  );
}
