// Events: what a shop sends of what customers do besides buying. Which there are, what their properties hold and where types
// disagree, and the latest of them as they come in.
import { Accordion, Badge, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { type CatalogueEvent, eventEndpoints } from "../../../contract/events.ts";
import { useApi, useApiPages } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { When } from "../../ui/when.tsx";
import { EventProperties } from "./event-properties.tsx";
import classes from "./events.module.css";
import { LatestEvents } from "./latest-events.tsx";
import { NoEvents } from "./no-events.tsx";

/** What comes in is read again so often while one looks, in milliseconds. */
const every = 5_000;

export function EventsPage() {
  const { data, error, refetch } = useApi(eventEndpoints.catalogue, {}, { refetchInterval: every });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  if (data.data.length === 0) return <NoEvents />;
  return (
    <>
      <Section
        title="What comes in"
        about="Names and properties are learnt as they come. Segments can ask about all of them."
      >
        <Accordion variant="contained">
          {data.data.map((event) => (
            <OneEvent key={event.name} event={event} />
          ))}
        </Accordion>
      </Section>
      <Latest names={data.data.map(({ name }) => name)} />
    </>
  );
}

function OneEvent({ event }: { event: CatalogueEvent }) {
  const conflicts = event.properties.filter((property) => property.conflicts.length > 0).length;
  return (
    <Accordion.Item value={event.name}>
      <Accordion.Control>
        <div className={classes.event}>
          <Text fw={500} className={classes.name}>
            {event.name}
          </Text>
          {conflicts > 0 && (
            <Badge variant="default" className={classes.badge}>
              <Count value={conflicts} one="type conflict" />
            </Badge>
          )}
          <Text size="sm" c="dimmed">
            <Count value={event.count} one="time" /> by <Count value={event.customers} one="customer" />
            {event.last_at && (
              <>
                , last <When at={event.last_at} />
              </>
            )}
          </Text>
        </div>
      </Accordion.Control>
      <Accordion.Panel>
        <EventProperties event={event} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function Latest({ names }: { names: string[] }) {
  const [name, setName] = useState<string | null>(null);
  const list = useApiPages(
    eventEndpoints.list,
    { query: { name: name ?? undefined } },
    { refetchInterval: every },
  );
  return (
    <Section
      title="Latest"
      action={
        <Select
          aria-label="Show events named"
          placeholder="All events"
          data={names}
          value={name}
          onChange={setName}
          searchable
          clearable
        />
      }
    >
      <Stack gap="sm">
        <LatestEvents list={list} />
      </Stack>
    </Section>
  );
}
