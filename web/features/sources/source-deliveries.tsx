// The last deliveries of a source, with what became of each.
import { Select } from "@mantine/core";
import { useState } from "react";
import {
  type DeliveryOutcome,
  deliveryOutcomes,
  type SourceDelivery,
  sourceEndpoints,
} from "../../../contract/sources.ts";
import { useApi } from "../../api-query.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Section } from "../../ui/page.tsx";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";
import classes from "./sources.module.css";

const outcomeWords: { [O in DeliveryOutcome]: { label: string; tone: Tone; meaning: string } } = {
  taken: { label: "Taken", tone: "good", meaning: "It became customers, orders or events" },
  waiting: { label: "Waiting", tone: "waiting", meaning: "It is kept until what it belongs to is known" },
  passed_over: { label: "Passed over", tone: "quiet", meaning: "It is about nothing that is kept here" },
  set_aside: {
    label: "Set aside",
    tone: "bad",
    meaning: "It could not be read, and was kept with the reason",
  },
  sample: { label: "Sample", tone: "quiet", meaning: "It was read and changed nothing" },
};
const choices = deliveryOutcomes.map((value) => ({ value, label: outcomeWords[value].label }));

const columns: Column<SourceDelivery>[] = [
  {
    key: "topic",
    head: "Delivery",
    cell: ({ topic, note, times }) => (
      <span className={classes.topic}>
        {topic}
        {times > 1 && ` (${times} times, counted once)`}
        {note && <small className={classes.note}>{note}</small>}
      </span>
    ),
  },
  {
    key: "outcome",
    head: "Outcome",
    cell: ({ outcome }) => (
      <StateBadge tone={outcomeWords[outcome].tone} meaning={outcomeWords[outcome].meaning}>
        {outcomeWords[outcome].label}
      </StateBadge>
    ),
  },
  { key: "at", head: "When", align: "right", cell: ({ received_at }) => <When at={received_at} capital /> },
];

/** Read again so often while one looks, in milliseconds. */
const every = 5_000;

export function SourceDeliveries({ id }: { id: string }) {
  const [outcome, setOutcome] = useState<DeliveryOutcome | null>(null);
  const { data, error, refetch, isPlaceholderData } = useApi(
    sourceEndpoints.deliveries,
    { params: { id }, query: { outcome: outcome ?? undefined } },
    { refetchInterval: every, keep: true },
  );
  return (
    <Section
      title="Last deliveries"
      level={3}
      action={
        <Select
          aria-label="Show deliveries that were"
          placeholder="All outcomes"
          data={choices}
          value={outcome}
          onChange={(chosen) => setOutcome(chosen as DeliveryOutcome | null)}
          clearable
        />
      }
    >
      <DataTable<SourceDelivery>
        label="Last deliveries"
        columns={columns}
        rows={data?.data}
        rowKey={(delivery) => delivery.id}
        error={error}
        onRetry={() => void refetch()}
        stale={isPlaceholderData}
        empty={
          <EmptyState picture="letter" title={outcome ? "None of these" : "Nothing has come yet"}>
            {outcome
              ? "No delivery that is kept ended so."
              : "Deliveries appear here within seconds, each with what became of it."}
          </EmptyState>
        }
      />
    </Section>
  );
}
