// The days between which orders were placed, in the workspace's time zone.
import { DatePickerInput } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import { IconCalendar } from "@tabler/icons-react";
import classes from "./order-days.module.css";

export function OrderDays(props: {
  from?: string;
  to?: string;
  onChange: (days: { from: string | undefined; to: string | undefined }) => void;
}) {
  return (
    <DatePickerInput
      type="range"
      className={classes.days}
      placeholder="Placed on any day"
      valueFormat="D MMM YYYY"
      allowSingleDateInRange
      clearable
      clearButtonProps={{ "aria-label": "Any day" }}
      leftSection={<IconCalendar size={16} stroke={1.75} aria-hidden="true" />}
      value={[props.from ?? null, props.to ?? null]}
      onChange={([from, to]) => props.onChange({ from: from ?? undefined, to: to ?? undefined })}
    />
  );
}
