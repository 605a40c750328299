// How well it works: of people of the seed whom the model had not seen, how many it ranks among the first.
import { Text } from "@mantine/core";
import type { Lift, LookalikeResult } from "../../../contract/lookalikes.ts";
import { formatShare } from "../../format.ts";
import { Section } from "../../ui/page.tsx";
import { PlainTable } from "../../ui/plain-table.tsx";

const head = ["Of all customers", "Of these people, found there", "Times chance", "19 times in 20 between"];

export function HeldBack({ result: { lifts, tested } }: { result: LookalikeResult }) {
  return (
    <Section
      title="How well it works"
      about={`Each of ${tested} of these people was held back once, and looked for by a model that had not seen them.`}
    >
      <PlainTable label="How well it works" head={head} rows={lifts.map(row)} />
      <Text size="sm" c="dimmed">
        With few people the interval is wide: the true figure may be anywhere in it.
      </Text>
    </Section>
  );
}

function row({ share, found, lift, low, high }: Lift): (string | number)[] {
  const tenth = (value: number) => value.toFixed(1);
  return [
    `the first ${formatShare(share)}`,
    formatShare(found),
    tenth(lift),
    `${tenth(low)} and ${tenth(high)}`,
  ];
}
