// How long the simulated vendor takes, and how many messages a second it will have.
import { NumberInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { Behaviour } from "../../../contract/vendor.ts";
import { SettingRow } from "../../ui/setting-rows.tsx";
import classes from "./delay-rows.module.css";

const delays = [
  { key: "latency_ms", label: "Answers after", about: "Taking one request" },
  { key: "receipt_delay_ms", label: "Receipts come after", about: "From sent to delivered or failed" },
] as const;

export function DelayRows({ form, locked }: { form: UseFormReturnType<Behaviour>; locked: boolean }) {
  const limit = form.values.rate_limit_per_second;
  return (
    <>
      {delays.map(({ key, label, about }) => (
        <SettingRow key={key} name={label} about={about} wide>
          <div className={classes.range}>
            <Milliseconds
              label={`${label}, at least`}
              disabled={locked}
              {...form.getInputProps(`${key}.min`)}
            />
            to
            <Milliseconds
              label={`${label}, at most`}
              disabled={locked}
              {...form.getInputProps(`${key}.max`)}
            />
          </div>
        </SettingRow>
      ))}
      <SettingRow name="Most messages a second" about="More are answered 429; empty for no limit" wide>
        <NumberInput
          aria-label="Most messages a second"
          min={1}
          max={1_000_000}
          thousandSeparator=","
          hideControls
          disabled={locked}
          value={limit ?? ""}
          onChange={(value) =>
            form.setFieldValue("rate_limit_per_second", value === "" ? null : Number(value))
          }
        />
      </SettingRow>
    </>
  );
}

function Milliseconds(props: {
  label: string;
  disabled: boolean;
  value?: number;
  onChange?: (value: number) => void;
}) {
  return (
    <NumberInput
      aria-label={`${props.label}, in milliseconds`}
      min={0}
      max={86_400_000}
      suffix=" ms"
      thousandSeparator=","
      hideControls
      disabled={props.disabled}
      value={props.value}
      onChange={(value) => props.onChange?.(Number(value))}
    />
  );
}
