// Why some of the audience did not get the message: each cause with its people.
import { Button, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { type Campaign, type CampaignProgress, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { downloadCsv } from "../../ui/csv.ts";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { Count, Share } from "../../ui/numbers.tsx";
import { outcomeLabels } from "../../ui/outcome.ts";
import { OutcomeBadge } from "../../ui/outcome-badge.tsx";
import { Section } from "../../ui/page.tsx";
import classes from "./launched-reasons.module.css";
import { reasonSentence, whatItMeans } from "./reason-words.ts";

type Reason = CampaignProgress["reasons"][number];

const route = getRouteApi("/w/$workspace/campaigns/$campaign");

export function LaunchedReasons({ campaign }: { campaign: Campaign }) {
  const { id, name, stats } = campaign;
  const navigate = route.useNavigate();
  const paths = usePaths();
  const { data, error, refetch } = useApi(campaignEndpoints.progress, { params: { id } }, { keep: true });
  const columns = useMemo(() => columnsFor(stats.audience), [stats.audience]);
  if (stats.failed + stats.suppressed + stats.skipped === 0) return null;
  const open = ({ outcome, reason }: Reason) =>
    void navigate({
      ...paths.campaignPeople(id),
      search: { outcome, reason } as never,
      resetScroll: false,
    });
  return (
    <Section title="Why some did not get it" action={data && <Download name={name} reasons={data.reasons} />}>
      <DataTable<Reason>
        label="Causes"
        columns={columns}
        rows={data?.reasons}
        rowKey={(row) => `${row.outcome} ${row.reason}`}
        onOpen={open}
        error={error}
        onRetry={() => void refetch()}
        empty={<Text p="md">No causes are known yet.</Text>}
      />
    </Section>
  );
}

function columnsFor(audience: number): Column<Reason>[] {
  return [
    { key: "reason", head: "Cause", cell: (row) => <Cause row={row} /> },
    {
      key: "outcome",
      head: "Outcome",
      from: "sm",
      cell: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
    },
    { key: "means", head: "What it means", from: "md", cell: (row) => <Dimmed>{whatItMeans(row)}</Dimmed> },
    { key: "people", head: "People", align: "right", cell: ({ count }) => <Count value={count} /> },
    {
      key: "share",
      head: "Of the audience",
      align: "right",
      from: "sm",
      cell: ({ count }) => <Share value={audience ? count / audience : 0} />,
    },
  ];
}

/** On a phone the outcome stands below its cause. */
function Cause({ row: { reason, outcome } }: { row: Reason }) {
  return (
    <div className={classes.cause}>
      {reasonSentence(reason)}
      <span className={classes.onPhone}>
        <OutcomeBadge outcome={outcome} />
      </span>
    </div>
  );
}

function Dimmed({ children }: { children: string }) {
  return (
    <Text span inherit c="dimmed">
      {children}
    </Text>
  );
}

function Download({ name, reasons }: { name: string; reasons: Reason[] }) {
  const head = ["Cause", "Outcome", "People"];
  const rows = reasons.map((row) => [row.reason, outcomeLabels[row.outcome].label, row.count]);
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => downloadCsv(`${name}, causes`, head, rows)}>
      Download CSV
    </Button>
  );
}
