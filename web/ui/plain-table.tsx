// Numbers in rows, for what stands behind a chart.
import { Table } from "@mantine/core";

export function PlainTable(props: { label: string; head: string[]; rows: (string | number)[][] }) {
  return (
    <Table.ScrollContainer minWidth={320} maxHeight={320}>
      <Table aria-label={props.label} stickyHeader className="figures">
        <Table.Thead>
          <Table.Tr>
            {props.head.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.rows.map((row) => (
            <Table.Tr key={String(row[0])}>
              {row.map((cell, index) => (
                <Table.Td key={props.head[index]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
