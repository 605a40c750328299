// What an event's properties hold: their types, where these disagree, how often they are there, and common values.
import { Table, Text } from "@mantine/core";
import type { CatalogueEvent, ValueType } from "../../../contract/events.ts";
import classes from "./events.module.css";

const typeWords: Record<ValueType, string> = {
  text: "text",
  number: "number",
  boolean: "yes or no",
  date: "date",
  other: "list or object",
};
const mostShown = 5;

type Property = CatalogueEvent["properties"][number];

export function EventProperties({ event: { name, properties } }: { event: CatalogueEvent }) {
  if (properties.length === 0) return <Text c="dimmed">This event came without properties.</Text>;
  return (
    <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={`Properties of ${name}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th fw={500}>Property</Table.Th>
            <Table.Th fw={500}>Type</Table.Th>
            <Table.Th fw={500} ta="right">
              There in
            </Table.Th>
            <Table.Th fw={500}>Common values</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {properties.map((property) => (
            <Row key={property.name} property={property} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ property: { name, type, conflicts, fill_rate, common_values } }: { property: Property }) {
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{name}</Table.Td>
      <Table.Td>
        {typeWords[type]}
        {conflicts.length > 0 && (
          <Text size="sm" c="dimmed">
            came as {conflicts.map((other) => typeWords[other]).join(" and ")} too; those are kept, and count
            as missing in segments
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{Math.round(fill_rate * 100)} %</Table.Td>
      <Table.Td className={classes.properties}>
        {common_values
          .slice(0, mostShown)
          .map(({ value }) => value)
          .join(", ")}
      </Table.Td>
    </Table.Tr>
  );
}
