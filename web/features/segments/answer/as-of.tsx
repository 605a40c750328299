// The moment the rule is asked at: now, or the end of a day gone by.
import { Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendar } from "@tabler/icons-react";
import { formatCalendarDay } from "../../../format-time.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import classes from "../parts/pickers.module.css";
import { DayPicker } from "../values/day-picker.tsx";
import { todayIn } from "../values/moments.ts";

export function AsOf(props: { day: string | undefined; onChange: (day: string | undefined) => void }) {
  const { timezone } = useFormatting();
  const [opened, { toggle, close }] = useDisclosure();
  const choose = (day: string | undefined) => {
    props.onChange(day);
    close();
  };
  const words = props.day ? `As of ${formatCalendarDay(props.day)}` : "As of now";
  return (
    <Popover opened={opened} onDismiss={close} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={props.day ? "light" : "subtle"}
          color={props.day ? undefined : "gray"}
          size="compact-sm"
          leftSection={<IconCalendar size={14} stroke={1.75} aria-hidden="true" />}
          onClick={toggle}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.pop} aria-label="As of when">
        <DayPicker label="Day" day={props.day} last={todayIn(timezone)} onChange={choose} />
        <Button variant="default" fullWidth mt={8} onClick={() => choose(undefined)}>
          Now
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
