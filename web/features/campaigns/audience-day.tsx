// The day as of which the audience is looked at: now, unless an earlier one is asked for.
import { Anchor, Button, Group, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormatting } from "../../ui/format-context.tsx";

export function AudienceDay(props: { day: string | undefined; onChange: (day: string | undefined) => void }) {
  const { timezone } = useFormatting();
  const [asking, setAsking] = useState(props.day !== undefined);
  if (!asking) {
    return (
      <Text size="sm" c="dimmed">
        Counted as of now.{" "}
        <Anchor component="button" type="button" inherit onClick={() => setAsking(true)}>
          Look at an earlier day
        </Anchor>
      </Text>
    );
  }
  const asNow = () => {
    props.onChange(undefined);
    setAsking(false);
  };
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        flex={1}
        type="date"
        label="As of the end of"
        description="What was bought, opened or clicked after this day is not seen. Consent and addresses are today’s."
        max={today(timezone)}
        value={props.day?.slice(0, 10) ?? ""}
        onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
      />
      <Button variant="default" onClick={asNow}>
        As of now
      </Button>
    </Group>
  );
}

function today(timezone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(new Date());
}
