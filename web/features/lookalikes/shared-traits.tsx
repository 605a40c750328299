// What the people of the seed share and the others do not, the most telling first.
import { List, Text } from "@mantine/core";
import type { LookalikeResult } from "../../../contract/lookalikes.ts";
import { Section } from "../../ui/page.tsx";

export function SharedTraits({ result: { traits } }: { result: LookalikeResult }) {
  return (
    <Section
      title="What they share"
      about="The most telling first. Those who are found are like them in these ways."
    >
      {traits.length === 0 && <Text>Nothing that sets them apart was found.</Text>}
      {traits.length > 0 && (
        <List type="ordered" spacing="xs">
          {traits.map(({ kind, label, sentence }) => (
            <List.Item key={`${kind} ${label}`}>{sentence}.</List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
