// What the list of imports shows of each.
import type { ImportRun } from "../../../contract/imports.ts";
import { NameLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import type { Column } from "../../ui/data-table.tsx";
import { Count, Share } from "../../ui/numbers.tsx";
import { When } from "../../ui/when.tsx";
import { ImportStateBadge } from "./import-state.tsx";

export const importColumns: Column<ImportRun>[] = [
  { key: "file", head: "File", cell: (run) => <Name run={run} /> },
  {
    key: "kind",
    head: "Holds",
    from: "md",
    cell: ({ kind }) => (kind === "orders" ? "Orders" : "Customers"),
  },
  { key: "state", head: "State", cell: (run) => <State run={run} /> },
  {
    key: "rows",
    head: "Rows imported",
    align: "right",
    from: "sm",
    cell: ({ counts }) => <Count value={counts.rows_imported} />,
  },
  {
    key: "failed",
    head: "Not imported",
    align: "right",
    from: "md",
    cell: ({ counts }) => <Count value={counts.rows_failed} />,
  },
  { key: "by", head: "By", from: "lg", cell: ({ created_by }) => created_by },
  { key: "at", head: "Uploaded", align: "right", cell: ({ created_at }) => <When at={created_at} capital /> },
];

function Name({ run }: { run: ImportRun }) {
  const paths = usePaths();
  return (
    <NameLink {...paths.import(run.id)} tabIndex={-1}>
      {run.file_name}
    </NameLink>
  );
}

function State({ run }: { run: ImportRun }) {
  if (run.state !== "running") return <ImportStateBadge state={run.state} />;
  return (
    <>
      <Share value={run.progress} /> done
    </>
  );
}
