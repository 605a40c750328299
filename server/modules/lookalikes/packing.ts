// Everybody as they were at a moment, in one statement for either engine: what they are, what they bought, what they were sent, as
// text of a few characters a customer and many customers to a row.
import { sql } from "kysely";
import { type LentColumn, type Sql, singleValue } from "../../lent.ts";
import { lentCustomers } from "../customers/index.ts";
import { lentMessages } from "../messages/index.ts";
import { lentItems, lentOrders } from "../orders/index.ts";
import {
  chunked,
  countsOfNumber,
  type FigureName,
  figures,
  mostCounted,
  type Named,
} from "./model/columns.ts";
import { instant, inWorkspace, type Marked, type Moment, soldAs, until } from "./moment.ts";
import type { PlaceName } from "./telling.ts";

const customersOfRow = 20_000;
const daySeconds = 86_400;
const recently = sql`CAST(${sql.lit("90 days")} AS interval)`;

export interface Packed {
  packed: string;
}

export function packedStatement(marked: Marked, named: Named, place: PlaceName | undefined, moment: Moment) {
  const { ofFigure, joins, tables, extra } = gathered(named, moment);
  const own: Record<FigureName, Sql> = { age: sql`m.age`, place: sql`m.place`, ...ofFigure };
  const [money, ...others] = figures.map((name) => own[name]);
  const counts = chunked([sql`m.marks`, ...others, ...extra], countsOfNumber).map(oneNumber);
  const all = [money!, ...counts].map(written);
  return sql<Packed>`
    WITH marked AS MATERIALIZED (${markedCustomers(marked, named, place, moment)}), ${sql.join(tables)}
    SELECT string_agg(concat_ws(',', CAST(m.id AS text), ${sql.join(all)}), ';') AS packed
    FROM marked AS m ${sql.join(joins, sql` `)} GROUP BY ${wholeTimes(sql`m.id`, customersOfRow)}`;
}

/** Writing a number as text takes longer than counting it: so several are written as one. */
function oneNumber(counts: readonly Sql[]): Sql {
  const places = counts.map(
    (count, i) =>
      sql`CAST(least(coalesce(${count}, 0), ${sql.lit(mostCounted)}) AS bigint) * ${sql.lit((mostCounted + 1) ** i)}`,
  );
  return sql`(${sql.join(places, sql` + `)})`;
}

/** Nothing for 0, which most figures of most customers are. */
const written = (figure: Sql): Sql => sql`coalesce(CAST(nullif(${figure}, 0) AS text), '')`;

function markedCustomers(
  { source, seen, seed, out }: Marked,
  { places }: Named,
  place: PlaceName | undefined,
  moment: Moment,
): Sql {
  const { id, createdAt } = lentCustomers;
  const at = place ? placeOf(lentCustomers.attribute(place), places) : sql.lit(0);
  return sql`SELECT ${id} AS id, CASE WHEN ${seed} THEN 1 ELSE 0 END + CASE WHEN ${out} THEN 2 ELSE 0 END AS marks,
    ${daysBefore(createdAt, moment)} AS age, ${at} AS place
    FROM ${source} WHERE ${seen} AND ${createdAt} <= ${instant(moment.at)}`;
}

/** Which of the values a column has, from 1; 0 for any other. */
function placeOf(column: LentColumn, values: readonly string[]): Sql {
  if (values.length === 0) return sql.lit(0);
  const cases = values.map((value, i) => sql`WHEN lower(CAST(${value} AS text)) THEN ${sql.lit(i + 1)}`);
  return sql`CASE lower(${singleValue(column)}) ${sql.join(cases, sql` `)} ELSE 0 END`;
}

/** Whole days. */
function daysBefore(column: Sql, { at }: Moment): Sql {
  const seconds = sql.lit(Math.floor(at.getTime() / 1_000));
  return wholeTimes(sql`(${seconds} - extract(epoch FROM ${column}))`, daySeconds);
}

/** Said with care, since whole numbers divided by each other are whole in PostgreSQL and not in DuckDB. */
function wholeTimes(value: Sql, whole: number): Sql {
  return sql`CAST(floor(CAST(${value} AS double precision) / ${sql.lit(whole)}) AS bigint)`;
}

interface Gathered {
  tables: Sql[];
  joins: Sql[];
  ofFigure: Record<Exclude<FigureName, "age" | "place">, Sql>;
  /** Orders by channel, then items by category. */
  extra: Sql[];
}

/** A table of sums for each kind of thing that customers did. */
function gathered({ channels, categories }: Named, moment: Moment): Gathered {
  const items = categories.length > 0;
  const joined = (name: string) => sql`LEFT JOIN ${sql.ref(name)} ON ${sql.ref(name)}.customer_id = m.id`;
  const [byChannel, byCategory] = [
    columnsOf("bought", "channel", channels),
    columnsOf("took", "category", categories),
  ];
  return {
    tables: [
      sql`bought AS (${boughtBy(channels, moment)})`,
      ...(items ? [sql`took AS (${tookOf(categories, moment)})`] : []),
      sql`heard AS (${heardBy(moment)})`,
    ],
    joins: [joined("bought"), ...(items ? [joined("took")] : []), joined("heard")],
    ofFigure: {
      orders: sql`bought.orders`,
      money: sql`bought.money`,
      since: sql`bought.since`,
      recent: sql`bought.recent`,
      discounted: sql`bought.discounted`,
      delivered: sql`heard.delivered`,
      opened: sql`heard.opened`,
      clicked: sql`heard.clicked`,
    },
    extra: [...byChannel, ...byCategory],
  };
}

const columnsOf = (table: string, name: string, values: readonly string[]): Sql[] =>
  values.map((_, i) => sql.ref(`${table}.${name}_${i}`));

function boughtBy(channels: readonly string[], moment: Moment): Sql {
  const { from, at, customerId, columns } = lentOrders;
  const channel = sql`lower(${singleValue(columns.channel)})`;
  const counts = channels.map(
    (value, i) =>
      sql`, count(*) FILTER (WHERE ${channel} = lower(CAST(${value} AS text))) AS ${sql.ref(`channel_${i}`)}`,
  );
  return sql`SELECT ${customerId} AS customer_id, count(*) AS orders, sum(${singleValue(columns.total)}) AS money,
    ${daysBefore(sql`max(${at})`, moment)} AS since, count(*) FILTER (WHERE ${at} > ${instant(moment.at)} - ${recently}) AS recent,
    count(*) FILTER (WHERE ${singleValue(columns.discount)} > 0) AS discounted${sql.join(counts, sql` `)}
    FROM ${from} WHERE ${until(lentOrders, moment)} GROUP BY ${customerId}`;
}

function tookOf(categories: readonly string[], moment: Moment): Sql {
  const { from, customerId, columns } = lentItems;
  const counts = categories.map(
    (_, i) => sql`count(*) FILTER (WHERE sold.place = ${sql.lit(i + 1)}) AS ${sql.ref(`category_${i}`)}`,
  );
  return sql`SELECT ${customerId} AS customer_id, ${sql.join(counts)} FROM ${from}
    JOIN (SELECT ${soldAs.id} AS id, ${placeOf(columns.category, categories)} AS place FROM ${soldAs.from}
      WHERE ${inWorkspace(soldAs.workspaceId, moment)}) AS sold ON sold.id = ${soldAs.key}
    WHERE ${until(lentItems, moment)} AND sold.place > 0 GROUP BY ${customerId}`;
}

function heardBy(moment: Moment): Sql {
  const { from, customerId } = lentMessages["messages.delivered"];
  const by = (what: "messages.opened" | "messages.clicked") =>
    sql`count(*) FILTER (WHERE ${lentMessages[what].at} <= ${instant(moment.at)})`;
  return sql`SELECT ${customerId} AS customer_id, count(*) AS delivered, ${by("messages.opened")} AS opened, ${by("messages.clicked")} AS clicked
    FROM ${from} WHERE ${until(lentMessages["messages.delivered"], moment)} GROUP BY ${customerId}`;
}
