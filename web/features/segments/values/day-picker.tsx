// A day, typed or taken from a calendar. What is typed counts when it is left or Enter is pressed: until then a year has
// fewer digits than is meant.
import { TextInput } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import { type KeyboardEvent, useState } from "react";
import { useFormatting } from "../../../ui/format-context.tsx";
import classes from "../parts/pickers.module.css";
import { todayIn } from "./moments.ts";

/** Nobody's shop has known its customers for longer; a year that is still being typed comes before. */
const earliest = "1900-01-01";

export function DayPicker(props: {
  label: string;
  day: string | undefined;
  /** No day after this one. */
  last?: string;
  onChange: (day: string) => void;
}) {
  const { timezone } = useFormatting();
  const { day, last } = props;
  return (
    <div className={classes.calendar}>
      {/* Another day from the calendar is a new field: what was half typed is gone. */}
      <TypedDay key={day ?? ""} {...props} />
      <DatePicker
        key={`calendar ${day ?? ""}`}
        weekendDays={[]}
        hideOutsideDates
        aria-label={props.label}
        value={day ?? null}
        defaultDate={day ?? todayIn(timezone)}
        maxDate={last}
        onChange={(next) => next && props.onChange(next)}
        ariaLabels={{
          previousMonth: "Month before",
          nextMonth: "Month after",
          previousYear: "Year before",
          nextYear: "Year after",
          previousDecade: "Ten years before",
          nextDecade: "Ten years after",
        }}
      />
    </div>
  );
}

function TypedDay({ label, day, last, onChange }: Parameters<typeof DayPicker>[0]) {
  const [typed, setTyped] = useState(day ?? "");
  const take = () => {
    if (typed && typed !== day && typed >= earliest && (!last || typed <= last)) onChange(typed);
  };
  return (
    <TextInput
      type="date"
      w="100%"
      label={label}
      min={earliest}
      max={last}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        take();
      }}
      data-autofocus
    />
  );
}
