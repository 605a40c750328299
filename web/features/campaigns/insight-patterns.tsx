// Where parts of an audience did better or worse: the part, both shares drawn with their intervals on one scale, and the sentence.
import { Text } from "@mantine/core";
import type { InsightPattern, InsightShare } from "../../../contract/insights.ts";
import boxed from "../../ui/boxed-list.module.css";
import classes from "./insight-patterns.module.css";
import { InsightSentence } from "./insight-sentence.tsx";

export function InsightPatterns({ id, patterns }: { id: string; patterns: readonly InsightPattern[] }) {
  return (
    <ul className={boxed.list} aria-label="Patterns">
      {patterns.map((pattern) => (
        <li key={pattern.id} className={classes.pattern}>
          <div className={classes.words}>
            <Text fw={600}>{headOf(pattern)}</Text>
            <InsightSentence id={id} sentence={pattern.sentence} />
          </div>
          <Drawn pattern={pattern} />
        </li>
      ))}
    </ul>
  );
}

const nouns = { delivered: "deliveries", opened: "opens", clicked: "clicks", ordered: "orders" } as const;

function headOf({ label, outcome, difference }: InsightPattern): string {
  const subject = label.charAt(0).toUpperCase() + label.slice(1);
  return `${subject}: ${difference.value > 0 ? "more" : "fewer"} ${nouns[outcome]}`;
}

/** Says nothing that the sentence does not; a glance at how far apart the two are. */
function Drawn({ pattern: { group, rest } }: { pattern: InsightPattern }) {
  const most = Math.max(group.high, rest.high);
  return (
    <div className={classes.drawn} aria-hidden="true">
      <Line name="These" share={group} most={most} own />
      <Line name="Others" share={rest} most={most} />
    </div>
  );
}

function Line({ name, share, most, own }: { name: string; share: InsightShare; most: number; own?: true }) {
  const place = (rate: number) => `${(100 * rate) / most}%`;
  const { low, high, rate } = share;
  return (
    <div className={classes.line} data-own={own}>
      <span className={classes.name}>{name}</span>
      <span className={classes.track}>
        <span className={classes.interval} style={{ left: place(low), width: place(high - low) }} />
        <span className={classes.point} style={{ left: place(rate) }} />
      </span>
    </div>
  );
}
