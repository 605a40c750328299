// Before the start: what the file was taken for, each guess changeable, and the first rows as they will be read.
import { Button, List } from "@mantine/core";
import { type ImportPreview, type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Section } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import { DryRun } from "./dry-run.tsx";
import { FileOptions } from "./file-options.tsx";
import classes from "./imports.module.css";
import { ListChoice } from "./list-choice.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { RowsAsRead } from "./rows-as-read.tsx";

export function Guesses({ run }: { run: ImportRun }) {
  const preview = useApi(importEndpoints.preview, { params: { id: run.id } }, { keep: true });
  const change = useApiMutation(importEndpoints.update);
  const start = useApiMutation(importEndpoints.start);
  const dryRun = useApiMutation(importEndpoints.dryRun);
  const mayImport = useMay("imports:run");
  const mayList = useMay("segments:write");
  const { currency } = useFormatting();
  const missing = preview.data?.missing ?? [];
  const correct = (body: Parameters<typeof change.mutate>[0]["body"]) =>
    change.mutate({ params: { id: run.id }, body });
  const problem = change.error ?? start.error ?? dryRun.error ?? preview.error;
  return (
    <div className={classes.stack}>
      {problem ? <ErrorState error={problem} /> : null}
      <Section title="The file">
        <FileOptions run={run} disabled={!mayImport} onChange={correct} />
      </Section>
      <Section
        title="What each column is"
        about={
          run.mapping_remembered
            ? "As you had it for the last file with these columns. Columns that go nowhere are left out."
            : "Columns that go nowhere are left out."
        }
      >
        {preview.data && (
          <MappingTable
            run={run}
            preview={preview.data}
            disabled={!mayImport}
            onChange={(mapping) => correct({ mapping })}
          />
        )}
      </Section>
      {mayList && (
        <Section
          title="Put them on a list"
          about={`${run.kind === "orders" ? "Whoever placed the orders" : "Everyone the file names"}, so that they can be found together later.`}
        >
          <ListChoice run={run} disabled={!mayImport} onChange={correct} />
        </Section>
      )}
      <Section title="The first rows, as they will be read">
        {preview.data && <RowsAsRead preview={preview.data} />}
      </Section>
      {missing.length > 0 && <Missing missing={missing} />}
      {run.dry_run && <DryRun kind={run.kind} found={run.dry_run} />}
      {mayImport && (
        <div className={classes.actions}>
          <Button
            size="md"
            onClick={() => start.mutate({ params: { id: run.id } })}
            loading={start.isPending}
            disabled={!preview.data || missing.length > 0}
          >
            Import {formatCount(run.rows_expected, currency)} rows
          </Button>
          <Button
            size="md"
            variant="default"
            onClick={() => dryRun.mutate({ params: { id: run.id } })}
            loading={dryRun.isPending}
            disabled={!preview.data || missing.length > 0}
          >
            Try it without writing
          </Button>
        </div>
      )}
    </div>
  );
}

function Missing({ missing }: { missing: ImportPreview["missing"] }) {
  return (
    <Notice kind="warning" title="Still missing before this can start">
      <List size="sm">
        {missing.map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
    </Notice>
  );
}
