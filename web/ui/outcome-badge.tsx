// One message's outcome: a mark in its colour, its name, and on hover what that means.
import { isShownOutcome, outcomeColor, outcomeLabels } from "./outcome.ts";
import classes from "./outcome-badge.module.css";

export function OutcomeBadge(props: { outcome: string; reason?: string | null }) {
  if (!isShownOutcome(props.outcome)) return props.outcome;
  const { label, meaning } = outcomeLabels[props.outcome];
  return (
    <span
      className={classes.badge}
      style={{ color: outcomeColor(props.outcome) }}
      data-tip={props.reason ? `${meaning}: ${props.reason}` : meaning}
    >
      <span className={classes.mark} data-outcome={props.outcome} />
      {label}
    </span>
  );
}
