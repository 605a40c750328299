// An import under way: done, total, time left, and what it has brought so far.
import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Count } from "../../ui/numbers.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useMay } from "../../workspace.tsx";
import { ImportFigures } from "./import-figures.tsx";
import classes from "./imports.module.css";

export function Running({ run }: { run: ImportRun }) {
  const [asking, setAsking] = useState(false);
  const cancel = useApiMutation(importEndpoints.cancel);
  const mayImport = useMay("imports:run");
  // Pushes come by the database: while that is away, only asking tells.
  const asked = useApi(importEndpoints.get, { params: { id: run.id } }, { refetchInterval: 5_000 });
  const waiting = run.waiting ?? (asked.error ? away : null);
  const total = Math.max(run.counts.rows, run.rows_expected);
  return (
    <div className={classes.stack}>
      <ProgressLine
        label={run.dry ? `Trying ${run.file_name}` : `Importing ${run.file_name}`}
        done={Math.round(run.progress * total)}
        total={total}
        unit="rows"
        secondsLeft={waiting ? null : run.seconds_left}
      />
      {run.rows_per_second !== null && !waiting && (
        <Text size="sm" c="dimmed">
          <Count value={run.rows_per_second} one="row" /> a second
        </Text>
      )}
      {waiting && (
        <Notice kind="warning" title="It waits">
          {waiting}
        </Notice>
      )}
      {!run.dry && <ImportFigures run={run} />}
      {mayImport && (
        <div>
          <Button
            variant="default"
            onClick={() => (run.dry ? cancel.mutate({ params: { id: run.id } }) : setAsking(true))}
          >
            {run.dry ? "Stop trying" : "Cancel the import"}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={asking}
        title="Cancel this import?"
        confirm="Cancel the import"
        danger
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate({ params: { id: run.id } }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        It stops within a moment. What was imported until then is kept; the rest of the file is not read.
      </ConfirmDialog>
    </div>
  );
}

const away =
  "The server or its database cannot be reached. What was imported is kept, and it goes on by itself when they are back.";
