// Keeps the chosen one of a row that scrolls sideways in sight, such as the open tab on a phone.
import { useEffect, useRef } from "react";

export function useChosenInView<Row extends HTMLElement>(chosen: string) {
  const row = useRef<Row>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is looked for anew
  useEffect(() => {
    const one = row.current?.querySelector<HTMLElement>("[aria-selected=true], [aria-current]");
    if (!row.current || !one) return;
    const middle = one.getBoundingClientRect().left + one.offsetWidth / 2;
    const box = row.current.getBoundingClientRect();
    row.current.scrollLeft += middle - (box.left + box.width / 2);
  }, [chosen]);
  return row;
}
