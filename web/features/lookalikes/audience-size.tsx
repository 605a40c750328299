// How many of the most alike to take, by number or by slider, and how alike they then are.
import { Group, NumberInput, Slider, Stack, Text } from "@mantine/core";
import { type ReactNode, useId } from "react";
import type { LookalikeResult } from "../../../contract/lookalikes.ts";
import { formatCount, formatShare } from "../../format.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { LineChart } from "../../ui/line-chart.tsx";
import { Count, Share } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { likenessOf, sizeTowards, slotOf, slots } from "./size-of.ts";

const curves = [
  { key: "average", label: "On the whole, %", color: "var(--accent)" },
  { key: "lowest", label: "The last of them, %", color: "var(--mantine-color-gray-6)" },
];

interface AudienceSizeProps {
  result: LookalikeResult;
  size: number;
  onChange: (size: number) => void;
  /** What can be done with so many. */
  children: ReactNode;
}

export function AudienceSize({ result, size, onChange, children }: AudienceSizeProps) {
  const { currency } = useFormatting();
  const { average, lowest } = likenessOf(result, size);
  const percent = (share: number) => Math.round(share * 100);
  const points = result.curve.map((point) => ({
    at: formatCount(point.size, currency),
    average: percent(point.average),
    lowest: percent(point.lowest),
  }));
  return (
    <Section
      title="How many of them"
      about="The fewer, the more alike. At 50 % somebody is as much like these people as like the others."
    >
      <Stack gap="md" maw={720}>
        <Size largest={result.largest} size={size} onChange={onChange} />
        <Text role="status">
          <Count value={size} one="person" many="people" />, <Share value={size / result.candidates} /> of the
          others: <Share value={average} /> alike on the whole, <Share value={lowest} /> the last of them.
        </Text>
        {children}
      </Stack>
      <LineChart title="How alike, by size" along="People" curves={curves} points={points} height={220} />
    </Section>
  );
}

function Size({
  largest,
  size,
  onChange,
}: {
  largest: number;
  size: number;
  onChange: (size: number) => void;
}) {
  const id = useId();
  return (
    <Group align="end" gap="lg" wrap="wrap">
      <NumberInput
        id={id}
        label="People"
        w={140}
        min={1}
        max={largest}
        allowDecimal={false}
        allowNegative={false}
        value={size}
        onChange={(value) => {
          const number = Number(value);
          if (number >= 1) onChange(Math.min(largest, Math.round(number)));
        }}
      />
      <Slider
        flex="1 1 240px"
        mb={10}
        thumbLabel="Size of the audience"
        min={0}
        max={slots}
        label={null}
        value={slotOf(size, largest)}
        onChange={(slot) => onChange(sizeTowards(slot, size, largest))}
        thumbProps={{ "aria-valuetext": `${size} people, ${formatShare(size / largest)}` }}
      />
    </Group>
  );
}
