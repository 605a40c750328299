// Long work: how much is done, of how much, and how long it will still take. Says it to screen readers at each tenth.
import { Progress, Text } from "@mantine/core";
import { formatCount, formatDuration } from "../format.ts";
import { useFormatting } from "./format-context.tsx";
import classes from "./progress-line.module.css";

export function ProgressLine(props: {
  label: string;
  done: number;
  /** Null where the end is not known. */
  total: number | null;
  /** What is counted: "rows", "messages". */
  unit: string;
  secondsLeft?: number | null;
}) {
  const { currency } = useFormatting();
  const share = props.total ? Math.min(props.done / props.total, 1) : null;
  const of = props.total === null ? "" : ` of ${formatCount(props.total, currency)}`;
  const left = props.secondsLeft ? `, ${formatDuration(props.secondsLeft)} left` : "";
  return (
    <div className={classes.progress}>
      <Text size="sm" className="figures">
        {formatCount(props.done, currency)}
        {of} {props.unit}
        {left}
      </Text>
      <Progress.Root size={6} radius="xs" transitionDuration={180}>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          aria-label={props.label}
          animated={share === null}
        />
      </Progress.Root>
      <span className="unseen" role="status">
        {share === null ? "" : `${props.label}: ${Math.floor(share * 10) * 10} percent done`}
      </span>
    </div>
  );
}
