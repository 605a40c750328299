// The outcome bar as a thin strip, for rows; a picture with its numbers as its name.
import { outcomeColor, outcomeLabels } from "./outcome.ts";
import type { OutcomePart } from "./outcome-bar.tsx";
import classes from "./outcome-strip.module.css";

export function OutcomeStrip({ parts }: { parts: OutcomePart[] }) {
  const shown = parts.filter(({ count }) => count > 0);
  const name = shown.map(({ outcome, count }) => `${outcomeLabels[outcome].label} ${count}`).join(", ");
  return (
    <span className={classes.strip} role="img" aria-label={name || "Nothing sent yet"}>
      {shown.map(({ outcome, count }) => (
        <span
          key={outcome}
          className={classes.part}
          data-outcome={outcome}
          style={{ flexGrow: count, color: outcomeColor(outcome) }}
        />
      ))}
    </span>
  );
}
