// The audience as one horizontal bar, split into its outcomes; the parts add up to the whole. Each part, and its line in
// the legend below, which doubles as the table, opens the people behind it.
import { Text, UnstyledButton } from "@mantine/core";
import { formatCount, formatShare } from "../format.ts";
import { useFormatting } from "./format-context.tsx";
import { outcomeColor, outcomeLabels, type ShownOutcome } from "./outcome.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import classes from "./outcome-bar.module.css";

export interface OutcomePart {
  outcome: ShownOutcome;
  count: number;
}

export function OutcomeBar(props: {
  /** What is split: "Audience of 12,480". */
  label: string;
  parts: OutcomePart[];
  /** Opens the people of one part. */
  onOpen?: (outcome: ShownOutcome) => void;
}) {
  const total = props.parts.reduce((sum, part) => sum + part.count, 0);
  const shown = props.parts.filter((part) => part.count > 0);
  return (
    <figure className={classes.figure} aria-label={props.label}>
      <div className={classes.bar} aria-hidden="true">
        {shown.map((part) => (
          <BarPart key={part.outcome} part={part} onOpen={props.onOpen} />
        ))}
      </div>
      <ul className={classes.legend}>
        {props.parts.map((part) => (
          <li key={part.outcome}>
            <Legend part={part} total={total} onOpen={props.onOpen} />
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Not a tab stop: the legend's line is the keyboard's and the screen reader's way to the same people. */
function BarPart({ part, onOpen }: { part: OutcomePart; onOpen?: (outcome: ShownOutcome) => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.part}
      data-outcome={part.outcome}
      data-opens={onOpen ? true : undefined}
      disabled={!onOpen}
      style={{ flexGrow: part.count, color: outcomeColor(part.outcome) }}
      title={`${outcomeLabels[part.outcome].label}: ${part.count}`}
      onClick={() => onOpen?.(part.outcome)}
    />
  );
}

function Legend(props: { part: OutcomePart; total: number; onOpen?: (outcome: ShownOutcome) => void }) {
  const { outcome, count } = props.part;
  const { currency } = useFormatting();
  const words = (
    <>
      <OutcomeBadge outcome={outcome} />
      <span key={count} className={classes.count}>
        {formatCount(count, currency)}
      </span>
      <Text span size="sm" c="dimmed" className="figures">
        {props.total ? formatShare(count / props.total) : ""}
      </Text>
    </>
  );
  if (!props.onOpen || count === 0) return <div className={classes.line}>{words}</div>;
  return (
    <UnstyledButton className={classes.line} data-opens onClick={() => props.onOpen?.(outcome)}>
      {words}
      <span className="unseen">, show these people</span>
    </UnstyledButton>
  );
}
