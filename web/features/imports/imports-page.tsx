// Imports: the place to drop a file, and what became of those dropped before.
import { useNavigate } from "@tanstack/react-router";
import { type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { useApiPages } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import { DropFile } from "./drop-file.tsx";
import { importColumns } from "./import-columns.tsx";
import { useLiveImports } from "./use-live-imports.ts";

export function ImportsPage() {
  const paths = usePaths();
  const navigate = useNavigate();
  const mayImport = useMay("imports:run");
  const list = useApiPages(importEndpoints.list, { query: {} });
  useLiveImports();
  const open = (id: string) => void navigate(paths.import(id));
  return (
    <Page
      title="Imports"
      about="Files of customers, or of orders with one line an item. Nothing is imported before you have looked at it."
    >
      {mayImport && <DropFile onUploaded={open} />}
      <DataTable<ImportRun>
        label="Imports"
        columns={importColumns}
        rows={list.rows}
        rowKey={(run) => run.id}
        onOpen={(run) => open(run.id)}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState picture="file" title="Your imports will be here">
            Each with how many rows were taken, and a file of those that were not.
          </EmptyState>
        }
        onEnd={list.more}
        hasMore={list.hasNextPage}
      />
    </Page>
  );
}
