// The log: everything that was asked of an engine, with who asked, who answered and what it took. The owner reads and erases it.
import { Button, Select } from "@mantine/core";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  type EngineAction,
  engineEndpoints,
  engineWords,
  type Feature,
  features,
} from "../../../contract/engines.ts";
import { useApiMutation, useApiPages } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { toast } from "../../ui/toast.tsx";
import { When } from "../../ui/when.tsx";
import { featureLabel } from "./feature-label.ts";
import { outcomeOf } from "./outcome-of.ts";

const columns: Column<EngineAction>[] = [
  { key: "feature", head: "Asked for", cell: ({ feature }) => featureLabel(feature) },
  { key: "who", head: "By", from: "sm", cell: ({ who }) => who },
  {
    key: "outcome",
    head: "Outcome",
    cell: (action) => {
      const { tone, label, meaning } = outcomeOf(action);
      return (
        <StateBadge tone={tone} meaning={meaning}>
          {label}
        </StateBadge>
      );
    },
  },
  {
    key: "engine",
    head: "Engine",
    from: "md",
    cell: ({ engine, model }) => model || engineWords[engine].label,
  },
  {
    key: "tokens",
    head: "Tokens",
    from: "lg",
    align: "right",
    cell: ({ tokens }) => <Count value={tokens} />,
  },
  {
    key: "at",
    head: "When",
    align: "right",
    from: "sm",
    cell: ({ asked_at }) => <When at={asked_at} capital />,
  },
];

const choices = features.map((value) => ({ value, label: featureLabel(value) }));

export function ActionsPage() {
  const [feature, setFeature] = useState<Feature | null>(null);
  const navigate = useNavigate();
  const paths = usePaths();
  const pages = useApiPages(engineEndpoints.actions, { query: { feature: feature ?? undefined } });
  return (
    <Section
      title="What was asked of the assistant"
      about="Prompts and answers are kept for 90 days. Erasing them frees no tokens."
      action={<EraseAll empty={pages.rows?.length === 0 && !feature} />}
    >
      <Select
        aria-label="Show questions of"
        placeholder="All features"
        data={choices}
        value={feature}
        onChange={(chosen) => setFeature(chosen as Feature | null)}
        clearable
        maw={280}
      />
      <DataTable
        label="Questions"
        columns={columns}
        rows={pages.rows}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ ...paths.settingsAssistantQuestion(id), resetScroll: false })}
        error={pages.error}
        onRetry={() => void pages.refetch()}
        onEnd={pages.more}
        hasMore={pages.hasNextPage}
        stale={pages.isPlaceholderData}
        empty={
          <EmptyState picture="shelf" title={feature ? "Nothing of this feature" : "Nothing was asked yet"}>
            Each question is kept here with what was sent, what came back and what it took.
          </EmptyState>
        }
      />
      <Outlet />
    </Section>
  );
}

function EraseAll({ empty }: { empty: boolean }) {
  const [opened, setOpened] = useState(false);
  const erase = useApiMutation(engineEndpoints.eraseActions);
  const confirm = async () => {
    const { erased } = await erase.mutateAsync({});
    setOpened(false);
    toast(erased === 1 ? "One question was erased" : `${erased} questions were erased`);
  };
  return (
    <>
      <Button variant="default" disabled={empty} onClick={() => setOpened(true)}>
        Erase the log
      </Button>
      <ConfirmDialog
        opened={opened}
        title="Erase the whole log?"
        confirm="Erase the log"
        danger
        busy={erase.isPending}
        error={erase.error}
        onConfirm={() => void confirm().catch(() => undefined)}
        onClose={() => setOpened(false)}
      >
        Every prompt and answer goes for good, also those remembered for asking again. What was used stays
        counted.
      </ConfirmDialog>
    </>
  );
}
