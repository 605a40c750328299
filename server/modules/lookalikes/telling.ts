// Which values get a figure of their own: the channels, places and categories that most customers have, and those that the seed has
// more of than the others.
import { sql } from "kysely";
import { type Sql, singleValue } from "../../lent.ts";
import { lentCustomers } from "../customers/index.ts";
import { lentItems, lentOrders } from "../orders/index.ts";
import type { Named } from "./model/columns.ts";
import { instant, inWorkspace, type Marked, type Moment, soldAs, until } from "./moment.ts";

export interface Valued {
  value: string;
  /** Rows of everybody, and of the seed; whole numbers of 64 bits come as text. */
  everybody: string | number;
  seeds: string | number;
}

/** The finest of these that half of the customers have is where they live. */
export const placeNames = ["city", "region", "country"] as const;
export type PlaceName = (typeof placeNames)[number];

const most = { channels: 6, categories: 12, places: 10 } satisfies Record<keyof Named, number>;
const valuesAtMost = sql.lit(1_000);

const seedsOf = ({ source, seen, seed }: Marked): Sql =>
  sql`seeds AS MATERIALIZED (SELECT ${lentCustomers.id} AS id FROM ${source} WHERE ${seen} AND ${seed})`;

/** Without regard to case, as texts are told apart by rules; the most frequent first. */
const byValue = (value: Sql): Sql => sql`GROUP BY lower(${value}) ORDER BY 2 DESC, 1 LIMIT ${valuesAtMost}`;

export function categoriesStatement(marked: Marked, moment: Moment) {
  const category = singleValue(lentItems.columns.category);
  return sql<Valued>`
    WITH ${seedsOf(marked)}, sold AS (
      SELECT ${soldAs.key} AS product, count(*) AS everybody, count(s.id) AS seeds FROM ${lentItems.from}
      LEFT JOIN seeds AS s ON s.id = ${lentItems.customerId} WHERE ${until(lentItems, moment)} GROUP BY 1)
    SELECT min(${category}) AS value, CAST(sum(sold.everybody) AS bigint) AS everybody, CAST(sum(sold.seeds) AS bigint) AS seeds
    FROM sold JOIN ${soldAs.from} ON ${soldAs.id} = sold.product AND ${inWorkspace(soldAs.workspaceId, moment)}
    WHERE ${category} <> '' ${byValue(category)}`;
}

export function channelsStatement(marked: Marked, moment: Moment) {
  const channel = singleValue(lentOrders.columns.channel);
  return sql<Valued>`
    WITH ${seedsOf(marked)}
    SELECT min(${channel}) AS value, count(*) AS everybody, count(s.id) AS seeds FROM ${lentOrders.from}
    LEFT JOIN seeds AS s ON s.id = ${lentOrders.customerId} WHERE ${until(lentOrders, moment)} AND ${channel} <> '' ${byValue(channel)}`;
}

/** How many customers have each kind of place. */
export function placesKnownStatement(moment: Moment) {
  const counts = placeNames.map((name) => sql`count(${attribute(name)}) AS ${sql.ref(name)}`);
  return sql<Record<PlaceName | "everybody", string | number>>`
    SELECT count(*) AS everybody, ${sql.join(counts)} FROM ${lentCustomers.from}
    WHERE ${inWorkspace(lentCustomers.workspaceId, moment)} AND ${lentCustomers.createdAt} <= ${instant(moment.at)}`;
}

export function placesStatement({ source, seen, seed }: Marked, place: PlaceName) {
  const value = attribute(place);
  return sql<Valued>`
    SELECT min(${value}) AS value, count(*) AS everybody, count(*) FILTER (WHERE ${seed}) AS seeds
    FROM ${source} WHERE ${seen} AND ${value} <> '' ${byValue(value)}`;
}

const attribute = (name: PlaceName): Sql => singleValue(lentCustomers.attribute(name));

export function placeKnown(known: Record<PlaceName | "everybody", string | number>): PlaceName | undefined {
  return placeNames.find(
    (name) => Number(known[name]) > 0 && 2 * Number(known[name]) >= Number(known.everybody),
  );
}

/** Values that are of fewer of the seed's rows could be anyone's. */
const leastOfSeed = 0.02;

/** Half of them the most frequent; the rest those that the seed has most more of. */
export function tellingValues(kind: keyof Named, rows: readonly Valued[]): string[] {
  const sum = (of: (row: Valued) => number) => rows.reduce((whole, row) => whole + of(row), 0) || 1;
  const [everybody, seeds] = [sum((row) => Number(row.everybody)), sum((row) => Number(row.seeds))];
  const frequent = rows.slice(0, most[kind] / 2).map(({ value }) => value);
  const more = rows
    .map((row) => {
      const ofSeed = Number(row.seeds) / seeds;
      return { value: row.value, ofSeed, more: ofSeed - Number(row.everybody) / everybody };
    })
    .filter(({ value, ofSeed, more }) => more > 0 && ofSeed >= leastOfSeed && !frequent.includes(value))
    .sort((a, b) => b.more - a.more || (a.value < b.value ? -1 : 1))
    .map(({ value }) => value);
  const rest = rows
    .map(({ value }) => value)
    .filter((value) => !frequent.includes(value) && !more.includes(value));
  return [...frequent, ...more, ...rest].slice(0, most[kind]);
}
