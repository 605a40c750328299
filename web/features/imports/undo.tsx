// The way to undo a whole import, and what came of it: what went, what was put back, what stays and why.
import { Button, List, Text } from "@mantine/core";
import { useState } from "react";
import {
  type ImportRun,
  type ImportUndo,
  importEndpoints,
  importUndoDays,
} from "../../../contract/imports.ts";
import { useApiMutation } from "../../api-query.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";

export function UndoButton({ run }: { run: ImportRun }) {
  const [asking, setAsking] = useState(false);
  const undo = useApiMutation(importEndpoints.undo);
  const mayImport = useMay("imports:run");
  if (!mayImport || run.undoable_until === null) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Undo the import
      </Button>
      <ConfirmDialog
        opened={asking}
        title="Undo this import?"
        confirm="Undo the import"
        danger
        busy={undo.isPending}
        error={undo.error}
        onConfirm={() => undo.mutate({ params: { id: run.id } }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        What it made is removed, and what it changed is put back. What was changed since stays as it is, and
        so do customers who have been written to or have orders from elsewhere.
        {run.list && ` Whom it put on the list “${run.list.name}” is taken off again.`}
      </ConfirmDialog>
    </>
  );
}

/** How long there is time, once it has ended. */
export function UndoTime({ run: { state, undoable_until } }: { run: ImportRun }) {
  if (!["done", "failed", "cancelled"].includes(state)) return null;
  return (
    <Text c="dimmed" size="sm">
      {undoable_until === null ? (
        `An import can be undone for ${importUndoDays} days; what this one wrote stays.`
      ) : (
        <>
          It can be undone until <When at={undoable_until} dayOnly />.
        </>
      )}
    </Text>
  );
}

export function Undoing({ run }: { run: ImportRun }) {
  const total = Math.max(run.undo?.changes ?? 0, 1);
  return (
    <ProgressLine
      label={`Undoing the import of ${run.file_name}`}
      done={Math.round(run.progress * total)}
      total={total}
      unit="changes"
    />
  );
}

export function Undone({ undo }: { undo: ImportUndo }) {
  const { orders, customers, list, kept } = undo;
  return (
    <Section title="What came of undoing it">
      <List spacing={6}>
        <Line count={orders.removed} one="order" words="removed." />
        <Line count={orders.restored} one="order" words="put back as before." />
        <Line count={customers.removed} one="customer" words="removed." />
        <Line count={customers.restored} one="customer" words="put back as before." />
        <Line count={list.members_removed} one="customer" words="taken off the list." />
        {list.deleted && <List.Item>The list that was made for them is deleted.</List.Item>}
        {kept.map(({ kind, reason, count }) => (
          <Line key={`${kind} ${reason}`} count={count} one={kind} words={`kept: ${reason}.`} />
        ))}
        {undo.changes + list.members_removed === 0 && !list.deleted && (
          <List.Item>There was nothing to undo.</List.Item>
        )}
      </List>
    </Section>
  );
}

function Line(props: { count: number; one: string; words: string }) {
  if (props.count === 0) return null;
  return (
    <List.Item>
      <Count value={props.count} one={props.one} /> {props.words}
    </List.Item>
  );
}
