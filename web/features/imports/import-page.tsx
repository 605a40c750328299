// One import: before it starts, the guesses to look at; while it runs, how far it is; then what became of the rows.
import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import { Guesses } from "./guesses.tsx";
import { ImportBones } from "./import-bones.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { ImportStateBadge } from "./import-state.tsx";
import { Running } from "./running.tsx";
import { Undoing } from "./undo.tsx";
import { useLiveImports } from "./use-live-imports.ts";

const route = getRouteApi("/w/$workspace/imports/$import");

export function ImportPage() {
  const { import: id } = route.useParams();
  const one = useApi(importEndpoints.get, { params: { id } });
  useLiveImports();
  if (one.error && !one.data) {
    return (
      <Page title="Import" above={<Above />}>
        <ErrorState error={one.error} onRetry={() => void one.refetch()} />
      </Page>
    );
  }
  if (!one.data) return <ImportBones above={<Above />} />;
  return <Known run={one.data} />;
}

function Known({ run }: { run: ImportRun }) {
  return (
    <Page
      title={run.file_name}
      beside={<ImportStateBadge state={run.state} />}
      above={<Above />}
      about={run.dry ? "Nothing is written. You can leave this page; it goes on." : aboutOf[run.state]}
      action={goesOn[run.state] ? <GoOn run={run} words={goesOn[run.state]} /> : undefined}
    >
      {run.state === "ready" && <Guesses run={run} />}
      {run.state === "running" && <Running run={run} />}
      {run.state === "undoing" && <Undoing run={run} />}
      {!["ready", "running", "undoing"].includes(run.state) && <ImportOutcome run={run} />}
    </Page>
  );
}

const aboutOf: Record<ImportRun["state"], string> = {
  ready: "What the file was taken for. Change what is wrong; nothing is imported before you start it.",
  running: "You can leave this page; it goes on.",
  done: "Every row was read. Importing the same file again changes nothing.",
  cancelled: "Stopped before its end. What was imported until then is kept.",
  failed: "It stopped before its end. What was imported until then is kept.",
  undoing: "What it made is removed, what it changed is put back. You can leave this page; it goes on.",
  undone: "It was undone. Upload the file again to import it anew.",
};

function Above() {
  const paths = usePaths();
  return (
    <AppLink {...paths.imports()} size="sm" c="dimmed">
      Imports
    </AppLink>
  );
}

/** After a stop: what is in already is not written again. */
const goesOn: Partial<Record<ImportRun["state"], string>> = {
  failed: "Go on with the import",
  cancelled: "Go on with the import",
};

function GoOn({ run, words }: { run: ImportRun; words: string | undefined }) {
  const start = useApiMutation(importEndpoints.start);
  const mayImport = useMay("imports:run");
  if (!mayImport) return null;
  if (start.error) return <ErrorState error={start.error} />;
  return (
    <Button onClick={() => start.mutate({ params: { id: run.id } })} loading={start.isPending}>
      {words}
    </Button>
  );
}
