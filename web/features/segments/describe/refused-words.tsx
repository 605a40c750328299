// The text with the words underlined that a rule cannot say, and of each why not and what comes near.
import { Text } from "@mantine/core";
import type { SegmentRules } from "../../../../contract/assistant.ts";
import classes from "./describe.module.css";

type Refusals = SegmentRules["unsupported"];

export function RefusedWords({ text, refusals }: { text: string; refusals: Refusals }) {
  const whole = refusals.some(({ start, end }) => start === 0 && end >= text.trim().length);
  return (
    <div role="alert" className={classes.refused}>
      <Text fw={600}>This cannot be asked here</Text>
      {!whole && <Text>{marked(text, refusals)}</Text>}
      <ul className={classes.reasons}>
        {refusals.map(({ start, text: word, reason, suggestions }) => (
          <li key={`${start} ${reason}`}>
            {!whole && <b>{word}: </b>}
            {reason}
            {suggestions.length > 0 &&
              `; did you mean ${suggestions.map((each) => `“${each}”`).join(" or ")}?`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function marked(text: string, refusals: Refusals) {
  const inOrder = [...refusals].sort((a, b) => a.start - b.start);
  let at = 0;
  const pieces = inOrder.flatMap(({ start, end }) => {
    if (start < at) return [];
    const before = text.slice(at, start);
    at = end;
    return [
      before,
      <u key={start} className={classes.underlined}>
        {text.slice(start, end)}
      </u>,
    ];
  });
  return [...pieces, text.slice(at)];
}
