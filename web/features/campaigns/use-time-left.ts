// How long something countable still takes, by its pace over the last half minute.
import { useRef } from "react";

const window = 30_000;

interface Seen {
  at: number;
  done: number;
}

/** Seconds; undefined while there is no pace to go by. */
export function useTimeLeft(done: number, total: number, moving: boolean): number | undefined {
  const seen = useRef<Seen[]>([]);
  if (!moving) seen.current = [];
  else seen.current = withNext(seen.current, { at: Date.now(), done });
  return secondsLeft(seen.current, total);
}

export function withNext(seen: Seen[], next: Seen): Seen[] {
  const recent = seen.filter(({ at }) => next.at - at <= window);
  return recent.at(-1)?.done === next.done ? recent : [...recent, next];
}

export function secondsLeft(seen: readonly Seen[], total: number): number | undefined {
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || last.done <= first.done || last.at <= first.at) return undefined;
  const perSecond = ((last.done - first.done) * 1_000) / (last.at - first.at);
  return (total - last.done) / perSecond;
}
