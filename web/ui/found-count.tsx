// How many a list holds, said to screen readers as it changes.
import { Text } from "@mantine/core";
import { Count } from "./numbers.tsx";

export function FoundCount(props: { total: number | undefined; one: string; many?: string }) {
  return (
    <Text size="sm" c="dimmed" role="status">
      {props.total !== undefined && <Count value={props.total} one={props.one} many={props.many} />}
    </Text>
  );
}
