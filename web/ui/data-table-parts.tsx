// The head of a table, with sorting, and the rows that stand in while the real ones load.
import { Skeleton, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import classes from "./data-table.module.css";
import type { Column } from "./data-table.tsx";
import late from "./late.module.css";
import { PickHead } from "./pick-box.tsx";
import type { Picking } from "./picking.ts";

interface HeadProps<Row> {
  columns: Column<Row>[];
  sort?: string;
  onSort?: (sort: string) => void;
  picking?: Picking<Row>;
}

export function TableHead<Row>(props: HeadProps<Row>) {
  return (
    <thead className={classes.head}>
      <tr>
        {props.picking && <PickHead picking={props.picking} />}
        {props.columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-align={column.align}
            data-from={column.from}
            style={{ width: column.width }}
            aria-sort={sortedAs(column, props.sort)}
          >
            <HeadLabel column={column} sort={props.sort} onSort={props.onSort} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

function HeadLabel<Row>({
  column,
  sort,
  onSort,
}: Omit<HeadProps<Row>, "columns" | "picking"> & { column: Column<Row> }) {
  if (!column.sort || !onSort) return column.head;
  const sorted = sortedAs(column, sort);
  const next = nextSort(column, sort);
  return (
    <UnstyledButton className={classes.sort} onClick={() => next && onSort(next)}>
      {column.head}
      {sorted === "ascending" && <IconArrowUp size={14} aria-hidden="true" />}
      {sorted === "descending" && <IconArrowDown size={14} aria-hidden="true" />}
    </UnstyledButton>
  );
}

function sortedAs<Row>({ sort }: Column<Row>, now?: string): "ascending" | "descending" | undefined {
  if (!sort || !now) return undefined;
  if (sort.up === now) return "ascending";
  return sort.down === now ? "descending" : undefined;
}

/** Numbers and dates are wanted largest and latest first; a second click turns them round, where that is possible. */
function nextSort<Row>({ sort }: Column<Row>, now?: string): string | undefined {
  if (sort?.down && sort.down !== now) return sort.down;
  return sort?.up ?? sort?.down;
}

export function SkeletonRows<Row>(props: { columns: Column<Row>[]; count: number; picking?: boolean }) {
  return Array.from({ length: props.count }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
    <tr key={row} className={classes.row} data-bones>
      {props.picking && <td className={classes.pick} />}
      {props.columns.map((column, index) => (
        <td key={column.key} data-align={column.align} data-from={column.from}>
          <Skeleton className={`${late.late} ${classes.bone}`} height={12} width={widthOf(index, row)} />
        </td>
      ))}
    </tr>
  ));
}

/** Uneven, like text. */
function widthOf(column: number, row: number): string {
  const share = column === 0 ? 46 : 34;
  return `${share + ((row * 17 + column * 29) % 30)}%`;
}
