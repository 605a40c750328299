// Why most of them wait: one cause often holds up hundreds.
import { Text } from "@mantine/core";
import { useDeadLetterCounts } from "../../frame/use-dead-letter-counts.ts";
import { Count } from "../../ui/numbers.tsx";
import classes from "./dead-letters.module.css";

const shown = 5;

export function DeadLetterReasons() {
  const { data } = useDeadLetterCounts();
  if (!data || data.waiting === 0) return null;
  return (
    <div>
      <Text>
        <Count value={data.waiting} one="entry" many="entries" /> {data.waiting === 1 ? "waits" : "wait"}
        {data.last_day > 0 && data.last_day < data.waiting && (
          <>
            , <Count value={data.last_day} /> of them since yesterday
          </>
        )}
        .
      </Text>
      {data.reasons.length > 1 && (
        <ul className={classes.reasons} aria-label="Reasons">
          {data.reasons.slice(0, shown).map(({ reason, count }) => (
            <li key={reason}>
              <Text span ta="right">
                <Count value={count} />
              </Text>
              <Text span c="dimmed">
                {reason}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
