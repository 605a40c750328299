// What customers did, gathered: however many measures a rule has, each table is read once, grouped by customer, and joined.
// What all measures of a table leave out is left out before grouping; what only some do, by a FILTER of their own.
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { RowSource } from "../../../../contract/rule-columns.ts";
import type { Bound, Interval } from "../../../../contract/rule-windows.ts";
import type { JoinedRows, LentRows, Sql } from "../../../lent.ts";
import { instantIn } from "./dates.ts";
import { type Mark, type Marked, numberOfRow, type Packed, packed, unpacked } from "./marks.ts";
import { rowsOf, type Setting } from "./setting.ts";
import { allOf, anyOf } from "./truth.ts";
import { type Flagged, Flags } from "./where.ts";

/** A value worked out from some of a customer's rows. */
export interface Gathered {
  /** Equal keys are equal values, worked out once. */
  key: string;
  /** `count(*)`, `sum(…)`; or what rows say by another that they share. */
  of: { aggregate: Sql } | { mark: Mark };
  /** The type of it, as both engines call it. */
  type: Sql;
  interval: Interval;
  /** Further conditions on the rows, by a text that tells them apart. */
  filters: ReadonlyMap<string, (flagged: Flagged) => Sql>;
  /** The columns of the rows that all this reads. */
  named: readonly string[];
}

interface Scan {
  alias: string;
  rows: LentRows<RowSource>;
  joined: readonly JoinedRows[];
  /** Whose rows are read; everybody's where nothing is said. */
  of: Sql | undefined;
  values: (Gathered & { at: Sql; atKey: string; name: string })[];
  /** What is asked of the values: where none of it is other than for a customer without rows, theirs need no place. */
  asked: { condition: Sql; ofNobody: Sql }[];
  /** The values are wanted for more than conditions. */
  whole: boolean;
}

/** Gives the expression, beside a customer, of a value gathered for them; null where they have no row. */
export interface Gatherer {
  gather(source: RowSource, joined: readonly JoinedRows[], value: Gathered, ofWhom?: Whom): Sql;
}

/** Some of the customers, by a text that tells them apart, and a query of their ids. */
export interface Whom {
  name: string;
  ids: Sql;
}

export class Scans implements Gatherer {
  readonly #setting: Setting;
  readonly #scans = new Map<string, Scan>();
  readonly #beside = new Map<string, Sql>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  gather(source: RowSource, joined: readonly JoinedRows[], value: Gathered, ofWhom?: Whom): Sql {
    const scan = this.#scanOf(source, joined, ofWhom);
    scan.whole = true;
    return this.#add(scan, source, value);
  }

  /** A condition on what is gathered; where that is of some customers only, it speaks of the customer besides. */
  condition(build: (gatherer: Gatherer) => Sql): Sql {
    const scans = new Set<Scan>();
    let ofCustomerToo = false;
    const condition = build({
      gather: (source, joined, value, ofWhom) => {
        const scan = this.#scanOf(source, joined, ofWhom);
        scans.add(scan);
        ofCustomerToo ||= ofWhom !== undefined;
        return this.#add(scan, source, value);
      },
    });
    const ofNobody = build({ gather: (_source, _joined, { type }) => sql`CAST(NULL AS ${type})` });
    for (const scan of scans) {
      scan.whole ||= ofCustomerToo;
      scan.asked.push({ condition, ofNobody });
    }
    return condition;
  }

  #add(scan: Scan, source: RowSource, value: Gathered): Sql {
    const known = scan.values.find(({ key }) => key === value.key);
    const name = known?.name ?? `v${scan.values.length + 1}`;
    const { at } = rowsOf(source, this.#setting);
    if (!known) scan.values.push({ ...value, at, atKey: source, name });
    return sql.ref(`${scan.alias}.${name}`);
  }

  /** Has a row of another table stand beside each customer. */
  bring(name: string, join: Sql) {
    this.#beside.set(name, join);
  }

  #scanOf(source: RowSource, joined: readonly JoinedRows[], ofWhom: Whom | undefined): Scan {
    const rows = rowsOf(source, this.#setting);
    const others = joined.map(({ name }) => `with_${name}`);
    const alias = [rows.name, ...others, ...(ofWhom ? ["of", ofWhom.name] : []), "did"].join("_");
    const scan = this.#scans.get(alias) ?? {
      alias,
      rows,
      joined,
      of: ofWhom?.ids,
      values: [],
      asked: [],
      whole: false,
    };
    this.#scans.set(alias, scan);
    return scan;
  }

  /** Whether all that is gathered stands in indexes in the order of customers, so that PostgreSQL can group it as it reads. */
  get inOrder(): boolean {
    const scans = [...this.#scans.values()];
    return scans.every(
      ({ rows: { inOrder }, joined, of, values }) =>
        inOrder &&
        !of &&
        joined.length === 0 &&
        values.every(({ named }) => named.every((name) => inOrder.includes(name))),
    );
  }

  /** The joins that bring all gathered values beside their customers. */
  joins(): Sql {
    return this.#joined((scan) => sql`(${this.#needed(scan)}) AS ${sql.ref(scan.alias)}`);
  }

  /**
   * The same, with what is gathered as tables of a statement's own. In a table that is written down first its order is lost: where an
   * index gives that of customers, PostgreSQL can merge with them what it gathers only as long as it may read on.
   */
  apart(): { tables: Sql[]; joins: Sql } {
    const scans = [...this.#scans.values()];
    const how = this.inOrder ? sql`NOT MATERIALIZED` : sql`MATERIALIZED`;
    return {
      tables: scans.map((scan) => sql`${sql.ref(scan.alias)} AS ${how} (${this.#needed(scan)})`),
      joins: this.#joined(({ alias }) => sql.ref(alias)),
    };
  }

  #joined(table: (scan: Scan) => Sql): Sql {
    const { id } = this.#setting.lent.customers;
    const joins = [...this.#scans.values()].map(
      (scan) => sql`LEFT JOIN ${table(scan)} ON ${sql.ref(scan.alias)}.customer_id = ${id}`,
    );
    return sql.join([...this.#beside.values(), ...joins], sql` `);
  }

  /** Rows of those alone for whom some condition is not what it is for nobody: most often few, to be joined quickly. */
  #needed(scan: Scan): Sql {
    if (scan.whole) return this.#grouped(scan);
    // The engines work out what is of nobody once, and are left with the condition as it is asked of the customer below.
    const differs = scan.asked.map(
      ({ condition, ofNobody }) => sql`CASE WHEN ${ofNobody} THEN NOT (${condition}) ELSE ${condition} END`,
    );
    return sql`SELECT * FROM (${this.#grouped(scan)}) AS ${sql.ref(scan.alias)} WHERE ${anyOf(differs)}`;
  }

  #ofOne({ ofOne }: LentRows<RowSource>): Sql[] {
    const { workspaceId, customerId } = this.#setting;
    if (!ofOne || customerId === undefined) return [];
    return [ofOne(sql`CAST(${workspaceId} AS bigint)`, sql`CAST(${customerId} AS bigint)`)];
  }

  #grouped({ rows, joined, values, of }: Scan): Sql {
    const shared = sharedFilters(values);
    const loosest = sharedInterval(values);
    const flags = new Flags(this.#setting);
    const counted = values.flatMap((value) => ("aggregate" in value.of ? [{ value, ...value.of }] : []));
    const clauses = counted.map(({ value }) =>
      allConditions(ownConditions(value, shared, loosest, flags.of)),
    );
    const numbers = packed(markedOf(values, shared, loosest, flags.of)).map((marks, i) => ({
      marks,
      name: sql.ref(`marks${i + 1}`),
      ofRow: numberOfRow(marks, flags.of),
    }));
    const marked = counted.length === 0 ? leaveOutUnmarked(flags, numbers) : [];
    const columns = [
      ...counted.map(
        ({ aggregate, value }, i) => sql`${aggregate}${filterClause(clauses[i])} AS ${sql.ref(value.name)}`,
      ),
      ...numbers.map(({ ofRow, name }) => sql`bit_or(${ofRow}) AS ${name}`),
    ];
    const conditions = [
      sql`${rows.workspaceId} = CAST(${this.#setting.workspaceId} AS bigint)`,
      ...(rows.only ? [rows.only] : []),
      ...(of ? [sql`${rows.customerId} IN (${of})`] : []),
      ...this.#ofOne(rows),
      ...(loosest ? [instantIn(values[0]!.at, loosest)] : []),
      ...[...shared]
        .filter((key) => !values.every((value) => "mark" in value.of && value.of.mark.filter === key))
        .map((key) => values[0]!.filters.get(key)!(flags.of)),
      ...(counted.length === 0
        ? marked
        : ofSome([...clauses, ...numbers.map(({ ofRow }) => sql`${ofRow} <> 0`)])),
    ];
    const from = sql.join([rows.from, ...joined.map((other) => other.sql), ...flags.joins()], sql` `);
    const grouped = sql`SELECT ${rows.customerId} AS customer_id, ${sql.join(columns)} FROM ${from} WHERE ${sql.join(conditions, sql` AND `)} GROUP BY ${rows.customerId}`;
    if (numbers.length === 0) return grouped;
    const names = ["customer_id", ...counted.map(({ value }) => value.name)].map((name) => sql.ref(name));
    const said = numbers.flatMap(({ marks, name }) => unpacked(marks, name));
    return sql`SELECT ${sql.join([...names, ...said])} FROM (${grouped}) AS numbers`;
  }
}

/**
 * Rows that share one that says nothing are not read on, where they are wanted for nothing else. Of rows that share several, what
 * one does not say another may. Answers what is asked of the rows themselves.
 */
function leaveOutUnmarked(flags: Flags, numbers: readonly { marks: Packed }[]): Sql[] {
  const alike = Map.groupBy(
    numbers.flatMap(({ marks }) => marks.map(({ mark }) => mark)),
    ({ other }) => other,
  );
  if (alike.size > 1) return [];
  const [[other, marks]] = [...alike] as [[Mark["other"], Mark[]]];
  const some = anyOf(marks.map(({ condition }) => condition));
  if (!other) return [some];
  flags.only(other, some);
  return [];
}

function markedOf(
  values: Scan["values"],
  shared: Set<string>,
  loosest: Interval | undefined,
  flagged: Flagged,
): Marked[] {
  return values.flatMap((value) => {
    if (!("mark" in value.of)) return [];
    const { mark } = value.of;
    const said = new Set(mark.filter === undefined ? shared : [...shared, mark.filter]);
    const filters = [...value.filters.keys()].filter((key) => !said.has(key));
    const key = JSON.stringify([ownInterval(value.interval, loosest), filters]);
    const condition = allConditions(ownConditions(value, said, loosest, flagged));
    return [{ name: value.name, mark, own: { key, condition } }];
  });
}

function sharedFilters(values: Scan["values"]): Set<string> {
  const [first, ...rest] = values;
  return new Set([...first!.filters.keys()].filter((key) => rest.every(({ filters }) => filters.has(key))));
}

/** An interval that covers those of all values; undefined where they are about different instants of a row. */
function sharedInterval(values: Scan["values"]): Interval | undefined {
  if (new Set(values.map(({ atKey }) => atKey)).size > 1) return undefined;
  const froms = values.map(({ interval }) => interval.from);
  const tos = values.map(({ interval }) => interval.to);
  return { from: looser(froms, -1), to: looser(tos, 1) };
}

/** The bound that leaves out the least: the earliest (`sign` −1) or latest (1), none where one is missing. */
function looser(bounds: (Bound | undefined)[], sign: 1 | -1): Bound | undefined {
  let loosest = bounds[0];
  for (const bound of bounds) {
    if (!bound || !loosest) return undefined;
    const order = Temporal.Instant.compare(bound.at, loosest.at) * sign;
    if (order > 0 || (order === 0 && bound.included)) loosest = bound;
  }
  return loosest;
}

/** What a value asks of rows besides what all do. */
function ownConditions(
  value: Scan["values"][number],
  shared: Set<string>,
  loosest: Interval | undefined,
  flagged: Flagged,
): Sql[] {
  const own = ownInterval(value.interval, loosest);
  return [
    ...(own ? [instantIn(value.at, own)] : []),
    ...[...value.filters].filter(([key]) => !shared.has(key)).map(([, condition]) => condition(flagged)),
  ];
}

/** What an interval asks besides what the loosest does; undefined where that is nothing. */
function ownInterval({ from, to }: Interval, loosest: Interval | undefined): Interval | undefined {
  const own = {
    from: isSame(from, loosest?.from) ? undefined : from,
    to: isSame(to, loosest?.to) ? undefined : to,
  };
  return own.from || own.to ? own : undefined;
}

/** Undefined where nothing is asked. */
function allConditions(conditions: Sql[]): Sql | undefined {
  return conditions.length === 0 ? undefined : allOf(conditions);
}

function filterClause(own: Sql | undefined): Sql {
  return own ? sql` FILTER (WHERE ${own})` : sql``;
}

/** Rows that no value is of are left out before they are grouped. */
function ofSome(clauses: (Sql | undefined)[]): Sql[] {
  const asking = clauses.filter((clause) => clause !== undefined);
  if (clauses.length < 2 || asking.length < clauses.length) return [];
  return [anyOf(asking)];
}

function isSame(a: Bound | undefined, b: Bound | undefined): boolean {
  return a === b || Boolean(a && b && a.included === b.included && a.at.equals(b.at));
}
