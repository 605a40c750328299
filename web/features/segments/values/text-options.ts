// The options for a typed text: those that contain it, commonest first, and the text itself as typed where no option is it.
import { formatCount } from "../../../format.ts";
import type { Option } from "../../../ui/option-list.tsx";
import type { Suggestion } from "../model/suggestions.ts";

export function optionsFor(
  query: string,
  suggestions: Suggestion[],
  chosen: string[],
  show: (text: string) => string,
): Option[] {
  const typed = query.trim();
  const wanted = typed.toLowerCase();
  const others = chosen.filter((value) => !suggestions.some((one) => one.value === value));
  const known = [...others.map((value) => ({ value, label: show(value) })), ...suggestions];
  const fitting = known.filter(({ value, label }) => `${label}\n${value}`.toLowerCase().includes(wanted));
  const isKnown = known.some(({ value, label }) =>
    [value, label].some((one) => one.toLowerCase() === wanted),
  );
  return [
    ...fitting.map((one) => optionOf(one, chosen)),
    ...(typed === "" || isKnown ? [] : [{ value: typed, label: `“${typed}”`, detail: "as typed" }]),
  ];
}

function optionOf({ value, label, count }: Suggestion, chosen: string[]): Option {
  return {
    value,
    label,
    detail: count === undefined ? undefined : formatCount(count, ""),
    chosen: chosen.includes(value),
  };
}
