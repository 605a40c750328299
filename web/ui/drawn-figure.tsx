// A drawing with the same numbers as a table and as CSV behind it.
import { Button, Group } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { downloadCsv } from "./csv.ts";
import classes from "./drawn-figure.module.css";
import { PlainTable } from "./plain-table.tsx";

interface Props {
  /** What it shows; also the name of the CSV file. */
  title: string;
  /** What the drawing is called. */
  drawn: "chart" | "map";
  head: string[];
  rows: (string | number)[][];
  children: ReactNode;
}

export function DrawnFigure({ title, drawn, head, rows, children }: Props) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={classes.figure} aria-label={title}>
      {asTable ? <PlainTable label={title} head={head} rows={rows} /> : children}
      <Group gap={4} justify="flex-end">
        <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)}>
          {asTable ? `Show as ${drawn}` : "Show as table"}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={() => downloadCsv(title, head, rows)}>
          Download CSV
        </Button>
      </Group>
    </figure>
  );
}
