// "1 person", "12,480 people", written in the workspace's manner.
import { formatCount } from "../../format.ts";
import { useFormatting } from "../../ui/format-context.tsx";

export function usePeople(): (count: number) => string {
  const { currency } = useFormatting();
  return (count) => `${formatCount(count, currency)} ${count === 1 ? "person" : "people"}`;
}
