// A customer's story, newest first: orders, events, messages with their outcome, and where it began.
import { Button, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { customerEndpoints, type TimelineEntry } from "../../../contract/customers.ts";
import { useApiPages } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import late from "../../ui/late.module.css";
import { Section } from "../../ui/page.tsx";
import classes from "./customer-timeline.module.css";
import { TimelineLine } from "./timeline-line.tsx";

type Kind = "order" | "message" | "event";

const filters = [
  { value: "", label: "Everything" },
  { value: "order", label: "Orders" },
  { value: "event", label: "Events" },
  { value: "message", label: "Messages" },
];

export function CustomerTimeline({ id }: { id: string }) {
  const [kind, setKind] = useState<Kind>();
  const story = useApiPages(customerEndpoints.timeline, { params: { id }, query: { kind } });
  return (
    <Section
      title="What happened"
      level={3}
      action={
        <SegmentedControl
          size="xs"
          aria-label="Show"
          data={filters}
          value={kind ?? ""}
          onChange={(value) => setKind(value === "" ? undefined : (value as Kind))}
        />
      }
    >
      {story.error && <ErrorState error={story.error} onRetry={() => void story.refetch()} />}
      {!story.rows && !story.error && <Bones />}
      {story.rows?.length === 0 && (
        <Text c="dimmed">Nothing yet. Orders, events and messages will be listed here.</Text>
      )}
      <ol className={classes.story}>
        {story.rows?.map((entry) => (
          <TimelineLine key={`${entry.kind} ${keyOf(entry)}`} entry={entry} />
        ))}
      </ol>
      {story.hasNextPage && (
        <Button variant="default" onClick={story.more} loading={story.isFetchingNextPage}>
          Show earlier
        </Button>
      )}
    </Section>
  );
}

function keyOf(entry: TimelineEntry): string {
  if (entry.kind === "order") return entry.order.id;
  if (entry.kind === "event") return entry.event.id;
  return entry.kind === "message" ? entry.message.id : "";
}

function Bones() {
  return (
    <Stack gap="sm">
      {["62%", "48%", "70%", "55%"].map((width) => (
        <Skeleton key={width} className={late.late} height={16} width={width} />
      ))}
    </Stack>
  );
}
