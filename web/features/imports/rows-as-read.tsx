// The first rows as they will be read, with faults marked in their cells.
import { Table, Text } from "@mantine/core";
import type { ImportPreview } from "../../../contract/imports.ts";
import { formatMoment } from "../../format-time.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import classes from "./imports.module.css";

const rowsShown = 12;

type Row = ImportPreview["rows"][number];

export function RowsAsRead({ preview }: { preview: ImportPreview }) {
  const shown = preview.columns.flatMap((column, index) => (column.target ? [{ ...column, index }] : []));
  const rows = preview.rows.slice(0, rowsShown);
  const noted = rows.some((row) => row.fault !== null || row.aside);
  if (shown.length === 0) return <Text c="dimmed">No column goes anywhere yet.</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} aria-label="First rows" tabIndex={0}>
      <Table aria-label="First rows" className={classes.rows}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            {noted && <Table.Th>Not imported since</Table.Th>}
            {shown.map(({ name, index }) => (
              <Table.Th key={index}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.line}>
              <Table.Td className="figures">{row.line}</Table.Td>
              {noted && (
                <Table.Td className={classes.note}>
                  <RowNote row={row} />
                </Table.Td>
              )}
              {shown.map(({ index, target }) => (
                <Cell key={index} cell={row.cells[index]} isMoment={isMoment(target)} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Fields whose value is an instant, which is shown as the shop's clocks have it. */
const isMoment = (target: string | null) => /_at$/.test(target ?? "");

function Cell({ cell, isMoment }: { cell: Row["cells"][number] | undefined; isMoment: boolean }) {
  const { timezone } = useFormatting();
  if (!cell) return <Table.Td />;
  if (cell.fault) {
    return (
      <Table.Td className={classes.fault}>
        {cell.text}
        <Text size="sm" span display="block">
          {cell.fault}
        </Text>
      </Table.Td>
    );
  }
  const value = cell.value ?? "";
  const shown = isMoment && value ? formatMoment(value, timezone) : value;
  return <Table.Td title={shown}>{shown}</Table.Td>;
}

function RowNote({ row }: { row: Row }) {
  if (row.fault) {
    return (
      <Text size="sm" className={classes.fault}>
        {row.fault}
      </Text>
    );
  }
  if (!row.aside) return null;
  return (
    <Text size="sm" c="dimmed">
      It names no customer: set aside
    </Text>
  );
}
