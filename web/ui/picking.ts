// Rows picked in a table: one by one, a range with Shift held, all that are shown, or everyone who fits the table's filters.
import { type RefObject, useCallback, useMemo, useRef, useState } from "react";

export interface Picking<Row> {
  /** In the order in which they were picked; not told one by one while `everything` is. */
  rows: Row[];
  /** All that fit the filters, shown or not. */
  everything: boolean;
  any: boolean;
  has: (key: string) => boolean;
  /** What a row is called, for who cannot see it. */
  nameOf: (row: Row) => string;
  toggle: (row: Row, range: boolean) => void;
  /** Of the rows that are shown: all, some or none are picked. */
  shown: "all" | "some" | "none";
  toggleShown: () => void;
  pickEverything: () => void;
  /** Also gives the focus back to the table. */
  clear: () => void;
  head: RefObject<HTMLInputElement | null>;
}

export interface Picked<Row> {
  question: string;
  rows: ReadonlyMap<string, Row>;
  everything: boolean;
  /** Where a range begins. */
  anchor: string | undefined;
}

interface PickingOf<Row> {
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  nameOf: (row: Row) => string;
  /** The filters; others show other rows, and nothing of what was picked before. */
  filters: object;
}

export function usePicking<Row>({ rows: shownRows, rowKey, nameOf, filters }: PickingOf<Row>): Picking<Row> {
  const question = JSON.stringify(filters);
  const none: Picked<Row> = { question, rows: new Map(), everything: false, anchor: undefined };
  const [kept, setPicked] = useState(none);
  const picked = kept.question === question ? kept : none;
  const shown = useMemo(
    () => new Map(shownRows?.map((row) => [rowKey(row), row] as const)),
    [shownRows, rowKey],
  );
  const head = useRef<HTMLInputElement>(null);
  const count = picked.everything
    ? shown.size
    : [...shown.keys()].filter((key) => picked.rows.has(key)).length;
  const standing = count === 0 ? "none" : count === shown.size ? "all" : "some";
  return {
    rows: [...picked.rows.values()],
    everything: picked.everything,
    any: picked.everything || picked.rows.size > 0,
    has: (key) => picked.everything || picked.rows.has(key),
    nameOf,
    toggle: (row, range) => setPicked(toggled(picked, shown, rowKey(row), range)),
    shown: standing,
    toggleShown: () => setPicked(standing === "all" ? none : { ...none, rows: shown }),
    pickEverything: () => setPicked({ ...none, everything: true }),
    clear: useCallback(() => {
      setPicked((now) => ({ ...now, rows: new Map(), everything: false, anchor: undefined }));
      head.current?.focus();
    }, []),
    head,
  };
}

/** A range takes the state of the row that was toggled before; a row let go ends "everything". */
export function toggled<Row>(
  picked: Picked<Row>,
  shown: ReadonlyMap<string, Row>,
  key: string,
  range: boolean,
): Picked<Row> {
  const rows = new Map(picked.everything ? shown : picked.rows);
  const keys = [...shown.keys()];
  const from = range && picked.anchor !== undefined ? keys.indexOf(picked.anchor) : -1;
  const to = keys.indexOf(key);
  const pick = from < 0 ? !rows.has(key) : rows.has(picked.anchor!);
  const reached = from < 0 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const one of reached) {
    if (pick) rows.set(one, shown.get(one)!);
    else rows.delete(one);
  }
  return { ...picked, rows, everything: false, anchor: key };
}
