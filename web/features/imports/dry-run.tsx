// What a dry run found: how many would be created, updated and refused, and the first faults.
import { Table, Text } from "@mantine/core";
import type { ImportDryRun, ImportRun } from "../../../contract/imports.ts";
import { Figures } from "../../ui/figures.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import classes from "./imports.module.css";

export function DryRun({ kind, found }: { kind: ImportRun["kind"]; found: ImportDryRun }) {
  const { counts, customers, orders, faults } = found;
  return (
    <Section
      title="What an import would do"
      about={
        <>
          Tried <When at={found.finished_at} />; nothing was written.
        </>
      }
    >
      <Figures
        label="What an import would do"
        figures={[
          ...(kind === "orders" ? [figureOf("Orders to create", orders)] : []),
          figureOf("Customers to create", customers),
          {
            label: "Rows to refuse",
            value: counts.rows_failed,
            note: (
              <>
                of <Count value={counts.rows} one="row" />
              </>
            ),
          },
        ]}
      />
      {counts.rows_set_aside > 0 && (
        <Text size="sm">
          <Count value={counts.rows_set_aside} one="row" /> would be set aside, for no customer is named
          there.
        </Text>
      )}
      {faults.length > 0 && <FirstFaults faults={faults} />}
    </Section>
  );
}

function figureOf(label: string, { created, updated }: ImportDryRun["orders"]) {
  const note = (
    <>
      <Count value={updated} /> there already, to update
    </>
  );
  return { label, value: created, note };
}

function FirstFaults({ faults }: Pick<ImportDryRun, "faults">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} aria-label="First faults" tabIndex={0}>
      <Table aria-label="First faults">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>Reason</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ line, column, reason }) => (
            <Table.Tr key={`${line} ${column}`}>
              <Table.Td className="figures">{line}</Table.Td>
              <Table.Td>{column || <Text c="dimmed">The row</Text>}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
