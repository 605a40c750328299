// Numbers in rows, for what stands behind a chart.
import { Table } from "@mantine/core";
import { formatCount } from "../format.ts";
import { useFormatting } from "./format-context.tsx";

export function PlainTable(props: { label: string; head: string[]; rows: (string | number)[][] }) {
  const { currency } = useFormatting();
  const side = (column: number) => (column === 0 ? "left" : "right");
  return (
    <Table.ScrollContainer
      minWidth={320}
      maxHeight={320}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table aria-label={props.label} stickyHeader className="figures">
        <Table.Thead>
          <Table.Tr>
            {props.head.map((name, column) => (
              <Table.Th key={name} ta={side(column)} fw={500}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map((row) => (
            <Table.Tr key={String(row[0])}>
              {row.map((cell, column) => (
                <Table.Td key={props.head[column]} ta={side(column)}>
                  {typeof cell === "number" ? formatCount(cell, currency) : cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
