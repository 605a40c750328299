// A list of rows: sticky head, 44-px rows that open on click or Enter, arrow keys between them, and pages that follow
// each other without end. Loading, empty and failed states are part of it, so that no page forgets one.
import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useRef } from "react";
import classes from "./data-table.module.css";
import { SkeletonRows, TableHead } from "./data-table-parts.tsx";
import { ErrorState } from "./error-state.tsx";
import { PickCell } from "./pick-box.tsx";
import type { Picking } from "./picking.ts";
import { useEndReached } from "./use-end-reached.ts";
import { useRowKeys } from "./use-row-keys.ts";

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, in tabular figures. */
  align?: "right";
  /** Width from which it is shown; without it, always. The first column is the row's name. */
  from?: "sm" | "md" | "lg";
  width?: number | string;
  /** Makes the head a button that sorts: the values for ascending and descending. */
  sort?: { up?: string; down?: string };
}

export interface DataTableProps<Row> {
  /** What the table holds, for screen readers: "Customers". */
  label: string;
  /** One list for the table's life: rows are drawn anew when it changes. */
  columns: Column<Row>[];
  /** Undefined while the first page loads. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** The row that is open beside the table. */
  current?: string;
  error?: unknown;
  onRetry?: () => void;
  /** Shown when there are no rows. */
  empty: ReactNode;
  onEnd?: () => void;
  hasMore?: boolean;
  sort?: string;
  onSort?: (sort: string) => void;
  /** Rows are those of an earlier question; shown quieter until the new ones come. */
  stale?: boolean;
  /** Rows can be picked, each by its box or by Space. */
  picking?: Picking<Row>;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const end = useEndReached(props.onEnd, props.rows?.length ?? 0);
  const keys = useRowKeys();
  const open = useSteady(props.onOpen);
  const { picking } = props;
  const pick = useSteady((press: Press<Row>) => picking?.toggle(press.row, press.range));
  if (props.error && !props.rows) return <ErrorState error={props.error} onRetry={props.onRetry} />;
  if (props.rows?.length === 0) return <div className={classes.box}>{props.empty}</div>;
  return (
    <div className={classes.box} data-stale={props.stale || undefined} aria-busy={!props.rows || props.stale}>
      <table className={classes.table} aria-label={props.label}>
        <TableHead columns={props.columns} sort={props.sort} onSort={props.onSort} picking={picking} />
        <tbody ref={keys.body} onKeyDown={keys.onKeyDown}>
          {props.rows?.map((row, index) => (
            <OneRow
              key={props.rowKey(row)}
              row={row}
              columns={props.columns as Column<unknown>[]}
              onOpen={props.onOpen && (open as (row: unknown) => void)}
              current={props.current === props.rowKey(row)}
              first={index === 0}
              name={picking?.nameOf(row)}
              picked={picking?.has(props.rowKey(row)) ?? false}
              onPick={pick as (press: Press<unknown>) => void}
            />
          ))}
          {(!props.rows || props.hasMore) && (
            <SkeletonRows
              columns={props.columns}
              count={props.rows ? 3 : 12}
              picking={picking !== undefined}
            />
          )}
        </tbody>
      </table>
      <div ref={end} />
    </div>
  );
}

interface OneRowProps {
  row: unknown;
  columns: Column<unknown>[];
  onOpen?: (row: unknown) => void;
  current: boolean;
  first: boolean;
  /** Undefined where rows are not picked. */
  name: string | undefined;
  picked: boolean;
  onPick: (press: Press<unknown>) => void;
}

interface Press<Row> {
  row: Row;
  /** From the row pressed before up to this one. */
  range: boolean;
}

/** Drawn anew only when its own row changes: a list may have grown to thousands. */
const OneRow = memo(function OneRow(props: OneRowProps) {
  const { row, columns, onOpen, current, first, name, picked, onPick } = props;
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") onOpen?.(row);
    if (event.key !== " " || name === undefined) return;
    event.preventDefault();
    onPick({ row, range: event.shiftKey });
  };
  return (
    <tr
      className={classes.row}
      data-row
      data-opens={onOpen ? true : undefined}
      aria-current={current || undefined}
      tabIndex={onOpen ? (first ? 0 : -1) : undefined}
      onClick={onOpen && ((event) => wasPlain(event) && onOpen(row))}
      onKeyDown={onOpen && onKey}
      aria-keyshortcuts={name === undefined ? undefined : "Space"}
      data-picked={picked || undefined}
    >
      {name !== undefined && (
        <PickCell name={name} picked={picked} onToggle={(range) => onPick({ row, range })} />
      )}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-from={column.from}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
});

/** A function that stays the same while what it calls may change. */
function useSteady<Given>(callback: ((given: Given) => void) | undefined): (given: Given) => void {
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  return useCallback((given: Given) => latest.current?.(given), []);
}

/** A click on a link or button in the row is for that, and one that ends a text selection is for copying. */
function wasPlain(event: React.MouseEvent): boolean {
  const onControl = (event.target as Element).closest("a, button, input, label, [data-pick]");
  return !onControl && !window.getSelection()?.toString();
}
