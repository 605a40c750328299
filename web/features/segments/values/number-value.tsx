// A number or an amount of money, and two of them as a range. Typed values count at once; an emptied field is a question
// left open.
import { NumberInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useFormatting } from "../../../ui/format-context.tsx";
import classes from "../parts/pickers.module.css";
import { groupingOf, symbolOf } from "./money-field.ts";
import type { ValueEditorProps } from "./value-editor.ts";

type Bound = number | undefined;

export function NumberValue(props: ValueEditorProps<number>) {
  return (
    <NumberField
      label={props.label}
      money={props.type === "money"}
      value={props.value}
      onChange={props.onChange}
      onClose={props.onClose}
      autoFocus
    />
  );
}

export function NumbersValue(props: ValueEditorProps<[Bound, Bound]>) {
  const [low, high] = Array.isArray(props.value) ? props.value : [];
  const money = props.type === "money";
  const change = (pair: [Bound, Bound]) =>
    props.onChange(pair.some((n) => n !== undefined) ? pair : undefined);
  return (
    <div className={classes.pair}>
      <NumberField
        label="From"
        money={money}
        value={low}
        onChange={(next) => change([next, high])}
        onClose={props.onClose}
        autoFocus
      />
      <NumberField
        label="To, included"
        money={money}
        value={high}
        onChange={(next) => change([low, next])}
        onClose={props.onClose}
      />
    </div>
  );
}

/** Holds what is typed, since a field that is empty for a moment must not fill itself again. */
export function NumberField(props: {
  label: string;
  money?: boolean;
  value: Bound;
  whole?: boolean;
  min?: number;
  onChange: (value: Bound) => void;
  onClose: () => void;
  autoFocus?: boolean;
}) {
  const { currency } = useFormatting();
  const [typed, setTyped] = useState<number | string>(props.value ?? "");
  const change = (next: number | string) => {
    setTyped(next);
    props.onChange(typeof next === "number" ? next : undefined);
  };
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    props.onClose();
  };
  return (
    <NumberInput
      label={props.label}
      value={typed}
      onChange={change}
      onKeyDown={close}
      leftSection={props.money ? symbolOf(currency) : undefined}
      thousandSeparator=","
      thousandsGroupStyle={groupingOf(currency)}
      allowDecimal={!props.whole}
      min={props.min}
      hideControls
      inputMode={props.whole ? "numeric" : "decimal"}
      data-autofocus={props.autoFocus || undefined}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
