// A share of 0 to 1, set by a slider that always says its number.
import { Slider } from "@mantine/core";
import { formatShare } from "../format.ts";
import classes from "./share-slider.module.css";

export function ShareSlider(props: {
  label: string;
  value?: number;
  onChange?: (value: number) => void;
  disabled?: boolean;
}) {
  return (
    <div className={classes.slider}>
      <Slider
        className={classes.track}
        thumbLabel={props.label}
        min={0}
        max={1}
        step={0.01}
        label={null}
        size={4}
        thumbSize={16}
        disabled={props.disabled}
        value={props.value}
        onChange={props.onChange}
        thumbProps={{ "aria-valuetext": formatShare(props.value ?? 0) }}
      />
      <output className={classes.number}>{formatShare(props.value ?? 0)}</output>
    </div>
  );
}
