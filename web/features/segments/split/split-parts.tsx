// The parts of a split under each other: what each is called, its share, and how many that is.
import { ActionIcon, NumberInput, TextInput, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Count } from "../../../ui/numbers.tsx";
import type { Part } from "./parts.ts";
import classes from "./split-parts.module.css";

interface SplitPartsProps {
  parts: Part[];
  sizes: number[] | undefined;
  /** The sizes are those of shares before. */
  stale: boolean;
  onChange: (parts: Part[]) => void;
  onRemove: (key: number) => void;
}

export function SplitParts({ parts, sizes, stale, onChange, onRemove }: SplitPartsProps) {
  const change = (key: number, changed: Partial<Part>) =>
    onChange(parts.map((part) => (part.key === key ? { ...part, ...changed } : part)));
  return (
    <ol className={classes.parts} aria-label="Parts">
      {parts.map(({ key, name, percent }, i) => (
        <li key={key} className={classes.part}>
          <TextInput
            className={classes.name}
            label={`Name of part ${i + 1}`}
            maxLength={120}
            value={name}
            onChange={(event) => change(key, { name: event.currentTarget.value })}
          />
          <NumberInput
            label="Share"
            aria-label={`Share of part ${i + 1}`}
            className={classes.share}
            value={percent ?? ""}
            onChange={(value) => change(key, { percent: typeof value === "number" ? value : undefined })}
            min={0}
            max={100}
            decimalScale={2}
            clampBehavior="strict"
            suffix=" %"
            hideControls
            inputMode="decimal"
          />
          <span className={classes.size} data-stale={stale || undefined} aria-busy={stale}>
            {sizes && <Count value={sizes[i]!} one="person" many="people" />}
          </span>
          <Tooltip label="Remove this part">
            <ActionIcon
              aria-label={`Remove part ${i + 1}`}
              disabled={parts.length <= 2}
              onClick={() => onRemove(key)}
            >
              <IconX size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </li>
      ))}
    </ol>
  );
}
