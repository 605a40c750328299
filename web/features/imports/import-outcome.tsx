// What became of the rows, in words that add up, with the error file to mend and import again.
import { Button, List, Text } from "@mantine/core";
import { type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { urlOf } from "../../api.ts";
import { ButtonLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { Count } from "../../ui/numbers.tsx";
import { Section } from "../../ui/page.tsx";
import { useWorkspace } from "../../workspace.tsx";
import { ImportFigures } from "./import-figures.tsx";
import classes from "./imports.module.css";
import { UndoButton, Undone, UndoTime } from "./undo.tsx";

export function ImportOutcome({ run }: { run: ImportRun }) {
  const paths = usePaths();
  return (
    <div className={classes.stack}>
      {run.failure && (
        <Notice kind="warning" title="It stopped">
          {run.failure}
        </Notice>
      )}
      {run.undo && <Undone undo={run.undo} />}
      <ImportFigures run={run} />
      <Section title="What became of the rows">
        <Rows run={run} />
      </Section>
      {run.counts.rows_failed > 0 && <Errors run={run} />}
      <div className={classes.actions}>
        {run.kind === "orders" && (
          <ButtonLink {...paths.orders()} variant="default">
            Look at the orders
          </ButtonLink>
        )}
        <ButtonLink {...paths.customers()} variant="default">
          Look at the customers
        </ButtonLink>
        {run.list?.id && (
          <ButtonLink {...paths.list(run.list.id)} variant="default">
            Look at the list
          </ButtonLink>
        )}
        <UndoButton run={run} />
      </div>
      <UndoTime run={run} />
    </div>
  );
}

function Rows({ run: { counts, notes } }: { run: ImportRun }) {
  return (
    <List spacing={6}>
      <List.Item>
        <Count value={counts.rows_imported} one="row" /> imported.
      </List.Item>
      {counts.rows_set_aside > 0 && (
        <List.Item>
          <Count value={counts.rows_set_aside} one="row" /> set aside, for no customer is named there.
        </List.Item>
      )}
      {counts.rows_failed > 0 && (
        <List.Item>
          <Count value={counts.rows_failed} one="row" /> not imported, each for a reason in the error file.
        </List.Item>
      )}
      {counts.rows_duplicate > 0 && (
        <List.Item>
          <Count value={counts.rows_duplicate} one="row" /> exactly like an earlier one, and treated like any
          other: a shop may sell the same thing twice.
        </List.Item>
      )}
      {notes.map((note) => (
        <List.Item key={note.message}>
          <Count value={note.rows} one="row" />: {note.message}
        </List.Item>
      ))}
    </List>
  );
}

function Errors({ run }: { run: ImportRun }) {
  const { slug } = useWorkspace();
  const address = urlOf(importEndpoints.errors, { params: { id: run.id } });
  return (
    <Section title="Rows that were not imported">
      <Text>
        The error file has each of them as it was, with the column, the value and the reason. Mend them there
        and import that file{run.kind === "orders" ? "; the other rows of their orders stay" : ""}.
      </Text>
      <div>
        <Button component="a" href={`${address}?workspace=${slug}`} download variant="default">
          Download the error file
        </Button>
      </div>
    </Section>
  );
}
