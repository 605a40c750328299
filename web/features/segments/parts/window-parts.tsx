// When what is counted happened: at any time, in the last 30 days, since a day.

import type { Relative } from "../../../../contract/rule-values.ts";
import type { Window } from "../../../../contract/rule-windows.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import { todayIn } from "../values/moments.ts";
import {
  lengthOf,
  modeOf,
  windowInMode,
  windowModes,
  windowValueWords,
  windowWords,
} from "../words/window-words.ts";
import { ChoicePicker } from "./choice-picker.tsx";
import { Words } from "./token.tsx";
import { ValuePicker } from "./value-picker.tsx";

interface WindowPartsProps {
  window: Window | undefined;
  onChange: (window: Window | undefined, typing?: boolean) => void;
}

export function WindowParts({ window, onChange }: WindowPartsProps) {
  const { timezone } = useFormatting();
  const mode = modeOf(window);
  const { before, after } = windowWords[mode];
  return (
    <>
      <ChoicePicker
        name="When"
        text={before}
        look={mode === "ever" ? "quiet" : "value"}
        value={mode}
        choices={windowModes.map((value) => ({ value, label: labelOf(value) }))}
        onChange={(next) => onChange(windowInMode(next, window, todayIn(timezone)))}
      />{" "}
      {window && <WindowValue window={window} onChange={onChange} />}
      {after && (
        <>
          {" "}
          <Words>{after}</Words>
        </>
      )}
    </>
  );
}

function labelOf(mode: (typeof windowModes)[number]): string {
  const { before, after } = windowWords[mode];
  return mode === "ever" ? before : `${before} …${after ? ` ${after}` : ""}`;
}

/** A window is always whole: an emptied field keeps what was there until something else is typed. */
function WindowValue({ window, onChange }: { window: Window; onChange: WindowPartsProps["onChange"] }) {
  const length = lengthOf(window);
  const text = windowValueWords(window);
  if (length) {
    return (
      <ValuePicker
        label="How long"
        form="relative"
        type="date"
        value={length}
        text={text}
        onChange={(next) => next !== undefined && onChange(withLength(window, next as Relative), true)}
      />
    );
  }
  const { from, to } = window as { from?: string; to?: string };
  if (from && to) return <WindowDays from={from} to={to} text={text} onChange={onChange} />;
  return (
    <ValuePicker
      label="Day"
      form="moment"
      type="date"
      wholeDays
      value={from ?? to}
      text={text}
      onChange={(day) => typeof day === "string" && onChange(from ? { from: day } : { to: day }, true)}
    />
  );
}

function WindowDays(props: { from: string; to: string; text: string } & Pick<WindowPartsProps, "onChange">) {
  return (
    <ValuePicker
      label="Days"
      form="moments"
      type="date"
      wholeDays
      value={[props.from, props.to]}
      text={props.text}
      onChange={(pair) => {
        const [from, to] = (pair ?? []) as [string?, string?];
        if (from && to) props.onChange({ from, to }, true);
      }}
    />
  );
}

function withLength(window: Window, { n, unit }: Relative): Window {
  return "last" in window ? { last: n, unit } : { older_than: n, unit };
}
