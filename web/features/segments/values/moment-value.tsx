// A day from a calendar, and where it matters the time of that day. Two of them, one under the other, for a range.
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormatting } from "../../../ui/format-context.tsx";
import classes from "../parts/pickers.module.css";
import { DayPicker } from "./day-picker.tsx";
import { type DayAndTime, joinMoment, splitMoment } from "./moments.ts";
import type { ValueEditorProps } from "./value-editor.ts";

type Moment = string | undefined;

export function MomentValue(props: ValueEditorProps<string>) {
  const { timezone } = useFormatting();
  const at = props.value ? splitMoment(props.value, timezone) : undefined;
  const change = (next: DayAndTime) => props.onChange(joinMoment(next, timezone));
  return (
    <div className={classes.fields}>
      <DayPicker label={props.label} day={at?.day} onChange={(day) => change({ day, time: at?.time })} />
      {!props.wholeDays && (
        <TimeField
          label={`Time of day (${timezone}), if it matters`}
          time={at?.time}
          disabled={!at}
          onChange={(time) => at && change({ day: at.day, time })}
        />
      )}
    </div>
  );
}

export function MomentsValue(props: ValueEditorProps<[Moment, Moment]>) {
  const [first, last] = Array.isArray(props.value) ? props.value : [];
  const change = (pair: [Moment, Moment]) => props.onChange(pair.some(Boolean) ? pair : undefined);
  return (
    <div className={classes.fields}>
      <MomentRow
        label="From"
        moment={first}
        wholeDays={props.wholeDays}
        onChange={(next) => change([next, last])}
        autoFocus
      />
      <MomentRow
        label="To, included"
        moment={last}
        wholeDays={props.wholeDays}
        onChange={(next) => change([first, next])}
      />
    </div>
  );
}

function MomentRow(props: {
  label: string;
  moment: Moment;
  wholeDays: boolean | undefined;
  onChange: (moment: Moment) => void;
  autoFocus?: boolean;
}) {
  const { timezone } = useFormatting();
  const at = props.moment ? splitMoment(props.moment, timezone) : undefined;
  return (
    <div className={props.wholeDays ? classes.fields : classes.pair}>
      <TextInput
        type="date"
        label={props.label}
        value={at?.day ?? ""}
        onChange={(event) => {
          const day = event.currentTarget.value;
          props.onChange(day ? joinMoment({ day, time: at?.time }, timezone) : undefined);
        }}
        data-autofocus={props.autoFocus || undefined}
      />
      {!props.wholeDays && (
        <TimeField
          label="Time, if it matters"
          time={at?.time}
          disabled={!at}
          onChange={(time) => at && props.onChange(joinMoment({ day: at.day, time }, timezone))}
        />
      )}
    </div>
  );
}

/** Keeps what is typed until it is a time, or nothing. */
function TimeField(props: {
  label: string;
  time: string | undefined;
  disabled: boolean;
  onChange: (time: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(props.time ?? "");
  return (
    <TextInput
      type="time"
      label={props.label}
      value={typed}
      disabled={props.disabled}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        props.onChange(event.currentTarget.value || undefined);
      }}
    />
  );
}
