// How many dead letters wait, beside the name of the place that leads to them; nothing where none does.
import { Badge } from "@mantine/core";
import { useDeadLetterCounts } from "./use-dead-letter-counts.ts";

/** Beyond, nobody counts along. */
const most = 999;

export function DeadLetterBadge() {
  const { data } = useDeadLetterCounts();
  if (!data || data.waiting === 0) return null;
  const shown = data.waiting > most ? `${most}+` : data.waiting;
  return (
    <Badge
      color="red"
      variant="light"
      size="sm"
      circle={data.waiting < 10}
      data-tip="Entries that could not be applied"
    >
      {shown}
    </Badge>
  );
}
