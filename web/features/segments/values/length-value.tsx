// A length of time: a number and a unit, with the usual ones a press away.
import { Button, Group, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { type Relative, type Unit, units } from "../../../../contract/rule-values.ts";
import classes from "../parts/pickers.module.css";
import { countedLength } from "../words/window-words.ts";
import { NumberField } from "./number-value.tsx";
import type { ValueEditorProps } from "./value-editor.ts";

const usual: Relative[] = [
  { n: 7, unit: "days" },
  { n: 30, unit: "days" },
  { n: 90, unit: "days" },
  { n: 6, unit: "months" },
  { n: 1, unit: "years" },
];

export function LengthValue(props: ValueEditorProps<Relative>) {
  const [typed, setTyped] = useState<Partial<Relative>>(props.value ?? {});
  const { n, unit = "days" } = typed;
  const change = (next: number | undefined, nextUnit: Unit) => {
    setTyped({ n: next, unit: nextUnit });
    props.onChange(next === undefined || next < 1 ? undefined : { n: next, unit: nextUnit });
  };
  const take = (length: Relative) => {
    props.onChange(length);
    props.onClose();
  };
  return (
    <div className={classes.fields}>
      <div className={classes.pair}>
        <NumberField
          label="How many"
          value={n}
          whole
          min={1}
          onChange={(next) => change(next, unit)}
          onClose={props.onClose}
          autoFocus
        />
        <NativeSelect
          label="Of what"
          data={[...units]}
          value={unit}
          onChange={(event) => change(n, event.currentTarget.value as Unit)}
        />
      </div>
      <Group gap={4}>
        {usual.map((length) => (
          <Button
            key={countedLength(length)}
            size="compact-sm"
            variant="default"
            onClick={() => take(length)}
          >
            {countedLength(length)}
          </Button>
        ))}
      </Group>
    </div>
  );
}
