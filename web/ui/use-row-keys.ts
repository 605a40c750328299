// Arrow keys, Home and End move between the rows of a table; one row at a time is a tab stop.
import { type KeyboardEvent, useRef } from "react";

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

export function useRowKeys() {
  const body = useRef<HTMLTableSectionElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const rows = [...(body.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.indexOf(event.target as HTMLElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = rows[step(at, rows.length - 1)];
    rows.forEach((row) => {
      row.tabIndex = row === next ? 0 : -1;
    });
    next?.focus();
  };
  return { body, onKeyDown };
}
