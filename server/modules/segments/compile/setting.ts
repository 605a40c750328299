// What a rule is compiled for: the workspace, the instant, and the expressions that other modules lend.
import type { AskableEvent, AttributeType } from "../../../../contract/attributes.ts";
import type { BuiltInAttribute } from "../../../../contract/rule-attributes.ts";
import type { OpenedSegments } from "../../../../contract/rule-clashes.ts";
import { isStatic, type RowSource, type StaticSource } from "../../../../contract/rule-columns.ts";
import { type EventSource, eventNamed } from "../../../../contract/rule-events.ts";
import type { ScoreName } from "../../../../contract/rule-scores.ts";
import type { Clock } from "../../../../contract/rule-windows.ts";
import type { LentColumn, LentMembers, LentRows, Sql } from "../../../lent.ts";

export interface Setting {
  workspaceId: string;
  /** The one customer that is asked about, where whoever asks looks at no other. */
  customerId?: string;
  currency: string;
  clock: Clock;
  /** What is asked about is over: what has been kept since, such as the last order, is not of then. */
  past: boolean;
  /** Whoever asks makes sure that no order is later than the instant; else it is allowed for. */
  noneLate?: boolean;
  /** Columns of shared rows that have few values, as whoever asks made sure of: `name` of the rows, a dot, the column. */
  fewValued?: ReadonlySet<string>;
  /** What is held of columns of shared rows, as whoever asks found it; they make sure that no value has come since. */
  held?: ReadonlyMap<string, HeldValues>;
  /** Types of the workspace's own attributes, by key. */
  customTypes: ReadonlyMap<string, AttributeType>;
  /** The rules of the segments that are asked about, by their ids, and of those that these ask about. */
  opened: OpenedSegments;
  /** The workspace's events. */
  events: readonly AskableEvent[];
  lent: Lent;
}

/** By which bits rows hold the values of a column. */
export interface HeldValues {
  /** How many shared rows have a value that came since. */
  since: Sql;
  /** For each condition that is asked of the values alone, by its key: a bit for each value that fulfils it. */
  bits: ReadonlyMap<string, string>;
}

/** What a rule can ask about, as the owners of the tables lend it; an entry for each source of rows. */
export interface Lent {
  customers: {
    from: Sql;
    /** By which rows of what they did are joined. */
    id: Sql;
    /** Who they are, for whoever is shown it: the copy counts customers anew in each of its shards. */
    idEverywhere: Sql;
    workspaceId: Sql;
    createdAt: Sql;
    /** Of the orders that count, however late they are. */
    lastOrderAt: Sql;
    attribute: (name: BuiltInAttribute) => LentColumn;
    custom: (key: string, type: AttributeType) => LentColumn;
  };
  rows: { [S in StaticSource]: LentRows<S> };
  event: (event: AskableEvent, scan: string) => LentRows<EventSource>;
  lists: LentMembers;
  scores: {
    /** Brings the scores of a customer beside them. */
    join: (workspaceId: Sql, customerId: Sql) => Sql;
    columns: Record<ScoreName, LentColumn>;
  };
}

export function rowsOf(source: RowSource, { lent, events }: Setting): LentRows<RowSource> {
  if (isStatic(source)) return lent.rows[source];
  const at = events.findIndex(({ name }) => name === eventNamed(source));
  return lent.event(events[at]!, `event_${at + 1}`);
}
