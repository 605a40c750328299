// What customers did, gathered: however many measures a rule has, each table is read once, grouped by customer, and joined.
// What all measures of a table leave out is left out before grouping; what only some do, by a FILTER of their own.
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import type { RowSource } from "../../../../contract/rule-columns.ts";
import type { Bound, Interval } from "../../../../contract/rule-windows.ts";
import type { JoinedRows, LentRows, Sql } from "../../../lent.ts";
import { instantIn } from "./dates.ts";
import { arePacked, type Mark, type Marked, marksOfRow, unpacked } from "./marks.ts";
import { rowsOf, type Setting } from "./setting.ts";
import { allOf, anyOf } from "./truth.ts";
import { type Flagged, Flags } from "./where.ts";

/** A value worked out from some of a customer's rows. */
export interface Gathered {
  /** Equal keys are equal values, worked out once. */
  key: string;
  /** `count(*)`, `sum(…)`. */
  aggregate: Sql;
  /** The type of it, as both engines call it. */
  type: Sql;
  interval: Interval;
  /** Further conditions on the rows, by a text that tells them apart. */
  filters: ReadonlyMap<string, (flagged: Flagged) => Sql>;
  /** Where it only says whether there is a row, and its conditions but for its interval are shared by rows. */
  mark?: Mark | undefined;
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

  /** The joins that bring all gathered values beside their customers. */
  joins(): Sql {
    const { id } = this.#setting.lent.customers;
    const joins = [...this.#scans.values()].map(
      (scan) =>
        sql`LEFT JOIN (${this.#needed(scan)}) AS ${sql.ref(scan.alias)} ON ${sql.ref(scan.alias)}.customer_id = ${id}`,
    );
    return sql.join([...this.#beside.values(), ...joins], sql` `);
  }

  /** Rows of those alone for whom some condition is not what it is for nobody: most often few, to be joined quickly. */
  #needed(scan: Scan): Sql {
    if (scan.whole) return this.#grouped(scan);
    const differs = scan.asked.map(({ condition, ofNobody }) => sql`(${condition}) <> (${ofNobody})`);
    return sql`SELECT * FROM (${this.#grouped(scan)}) AS ${sql.ref(scan.alias)} WHERE ${anyOf(differs)}`;
  }

  #grouped({ rows, joined, values, of }: Scan): Sql {
    const shared = sharedFilters(values);
    const loosest = sharedInterval(values);
    const flags = new Flags(this.#setting);
    const marked = markedOf(values, shared, loosest);
    const counted = values.filter(({ name }) => !marked.some((each) => each.name === name));
    const clauses = counted.map((value) => ownConditions(value, shared, loosest, flags.of));
    const columns = counted.map(
      ({ aggregate, name }, i) => sql`${aggregate}${filterClause(clauses[i]!)} AS ${sql.ref(name)}`,
    );
    if (marked.length > 0) columns.push(sql`bit_or(${marksOfRow(marked, flags.of)}) AS marks`);
    if (counted.length === 0)
      flags.only(marked[0]!.mark.other, anyOf(marked.map(({ mark }) => mark.condition)));
    const conditions = [
      sql`${rows.workspaceId} = CAST(${this.#setting.workspaceId} AS bigint)`,
      ...(rows.only ? [rows.only] : []),
      ...(of ? [sql`${rows.customerId} IN (${of})`] : []),
      ...(loosest ? [instantIn(values[0]!.at, loosest)] : []),
      ...[...shared].map((key) => values[0]!.filters.get(key)!(flags.of)),
      ...(marked.length > 0 ? [] : ofSome(clauses)),
    ];
    const from = sql.join([rows.from, ...joined.map((other) => other.sql), ...flags.joins()], sql` `);
    const grouped = sql`SELECT ${rows.customerId} AS customer_id, ${sql.join(columns)} FROM ${from} WHERE ${sql.join(conditions, sql` AND `)} GROUP BY ${rows.customerId}`;
    if (marked.length === 0) return grouped;
    const names = ["customer_id", ...counted.map(({ name }) => name)].map((name) => sql.ref(name));
    return sql`SELECT ${sql.join([...names, ...unpacked(marked, sql.ref("marks"))])} FROM (${grouped}) AS marked`;
  }
}

/** The values that are told by a bit each; none where that is not worth it. */
function markedOf(values: Scan["values"], shared: Set<string>, loosest: Interval | undefined): Marked[] {
  const marked = values.flatMap(({ name, mark, filters, interval, at }) => {
    if (!mark || [...filters.keys()].some((key) => key !== mark.filter && !shared.has(key))) return [];
    const own = ownInterval(interval, loosest);
    const when = own && { key: JSON.stringify(own), condition: instantIn(at, own) };
    return [{ name, mark, when }];
  });
  return arePacked(marked) ? marked : [];
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

function filterClause(own: Sql[]): Sql {
  return own.length === 0 ? sql`` : sql` FILTER (WHERE ${allOf(own)})`;
}

/** Rows that no value is of are left out before they are grouped. */
function ofSome(clauses: Sql[][]): Sql[] {
  if (clauses.length < 2 || clauses.some((own) => own.length === 0)) return [];
  return [anyOf(clauses.map(allOf))];
}

function isSame(a: Bound | undefined, b: Bound | undefined): boolean {
  return a === b || Boolean(a && b && a.included === b.included && a.at.equals(b.at));
}
