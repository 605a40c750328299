// What people did and when, each in their own zone: one row a person, read by one statement over what orders and messages
// lend. Nothing older than a year is looked at, and what is half a year old counts half.
import { type RawBuilder, sql } from "kysely";
import { evidenceDays } from "../../../contract/scheduling.ts";
import { type Sql, singleValue } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { lentCustomers } from "../customers/index.ts";
import { lentMessages } from "../messages/index.ts";
import { lentOrders } from "../orders/index.ts";
import { answersWorth } from "./habits/reweigh.ts";
import type { Act } from "./habits/shrink.ts";
import { emptyWeek, slots, type Week } from "./habits/week.ts";

export interface Person {
  id: string;
  timezone: string;
  acts: readonly Act[];
}

export interface Evidence {
  since: Date;
  people: Person[];
  opens: number;
  clicks: number;
  orders: number;
  /** How many acts were seen in each hour, whatever they count. */
  seen: Week;
}

export interface Asked {
  workspace: { id: string; timezone: string };
  /** SQL that selects customers' ids; undefined for everyone. */
  who: RawBuilder<unknown> | undefined;
  now: Date;
  /** Of the ids, each so many-th. */
  everyNth?: number;
}

const kinds = ["orders", "opens", "clicks"] as const;
/** An open may be a program's rather than a person's, so it says half as much. */
const worth = { orders: 1, opens: 0.5, clicks: 1 };

const ageDays = 30;
const ages = Math.ceil(evidenceDays / ageDays);
const halfLife = 180;

/** The row's acts travel as one text, a character each, since a million rows of three numbers take seconds to read. */
const firstCharacter = 0x4e00;

interface Row {
  id: string;
  zone: string;
  acts: string | null;
}

export async function evidenceOf(trx: Trx, asked: Asked): Promise<Evidence> {
  const since = new Date(asked.now.getTime() - evidenceDays * 86_400_000);
  const zones = await knownZones(trx, asked);
  const people = peopleOf(asked, zones);
  const { rows } = await sql<Row>`
    WITH ${meantOf(asked)} people AS MATERIALIZED (${people}),
    acts AS (${sql.join(
      kinds.map((kind, i) => actsOf(kind, i, asked, since)),
      sql` UNION ALL `,
    )})
    SELECT p.id, p.zone, a.acts FROM people AS p LEFT JOIN (
      SELECT p.id, string_agg(chr(${sql.lit(firstCharacter)} + (a.kind * ${sql.lit(ages)}
        + least(${sql.lit(ages - 1)}, (date_part('epoch', ${asked.now}::timestamptz - a.at) / ${sql.lit(ageDays * 86_400)})::int)) * ${sql.lit(slots)}
        + ${slotOf(sql`a.at`, sql`p.zone`)}), '') AS acts
      FROM acts AS a JOIN people AS p ON p.id = a.customer_id GROUP BY p.id
    ) AS a USING (id) ORDER BY p.id
  `.execute(trx);
  const arrived = await arrivedIn(trx, { ...asked, since, zones, readers: rows.length });
  return { since, ...read(rows, answersWorth(arrived)) };
}

/** The hour of the week that an instant falls into: 1970 began on a Thursday. */
function slotOf(at: Sql, zone: Sql): Sql {
  return sql`((floor(date_part('epoch', ${at} AT TIME ZONE ${zone}) / 3600)::bigint + 72) % ${sql.lit(slots)})::int`;
}

const timezone = singleValue(lentCustomers.attribute("timezone"));

/**
 * Who is meant, found once: PostgreSQL takes the customers of an even part for a handful, and would ask anew for each of them
 * whether they are.
 */
const meantOf = ({ who }: Asked): Sql => (who ? sql`meant AS MATERIALIZED (${who}),` : sql``);

/** A zone that the customer's record names and the database knows, else the workspace's. */
function peopleOf({ workspace, who, everyNth = 1 }: Asked, zones: readonly string[]): Sql {
  return sql`SELECT ${lentCustomers.id} AS id,
      CASE WHEN ${timezone} = ANY(${zones}::text[]) THEN ${timezone} ELSE ${workspace.timezone} END AS zone
    FROM ${lentCustomers.from} WHERE ${lentCustomers.workspaceId} = ${workspace.id} AND ${who ? sql`${lentCustomers.id} IN (SELECT * FROM meant)` : sql`true`}
      AND ${lentCustomers.id} % ${everyNth}::bigint = 0`;
}

function actsOf(kind: (typeof kinds)[number], index: number, { workspace, now }: Asked, since: Date): Sql {
  const rows = {
    orders: lentOrders,
    opens: lentMessages["messages.opened"],
    clicks: lentMessages["messages.clicked"],
  }[kind];
  return sql`SELECT ${rows.customerId} AS customer_id, ${rows.at} AS at, ${sql.lit(index)}::int AS kind FROM ${rows.from}
    WHERE ${rows.workspaceId} = ${workspace.id} AND ${rows.at} > ${since} AND ${rows.at} <= ${now}
      AND ${rows.counts ?? sql`true`}`;
}

/** Zones that people name, without those that nobody can tell the time in. */
async function knownZones(trx: Trx, { workspace }: Asked): Promise<string[]> {
  const { rows } = await sql<{ zone: string }>`
    SELECT DISTINCT ${timezone} AS zone FROM ${lentCustomers.from}
    WHERE ${lentCustomers.workspaceId} = ${workspace.id} AND ${timezone} IS NOT NULL`.execute(trx);
  return rows.map(({ zone }) => zone).filter(isZone);
}

/** Named as a place, such as Asia/Kolkata: what the database and this program understand alike. */
function isZone(name: string): boolean {
  if (name !== "UTC" && !/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Enough to tell at which hours a shop sends. */
const readersAtMost = 10_000;

/** Messages by the hour in which they arrived, from an even part of many people. */
async function arrivedIn(
  trx: Trx,
  asked: Asked & { since: Date; zones: readonly string[]; readers: number },
): Promise<Week> {
  const { workspace, now, since, zones, readers, everyNth = 1 } = asked;
  const times = Math.max(1, Math.ceil(readers / readersAtMost));
  const people = peopleOf({ ...asked, everyNth: everyNth * times }, zones);
  const { workspaceId, customerId, at, from } = lentMessages["messages.delivered"];
  const { rows } = await sql<{ slot: number; count: number }>`
    WITH ${meantOf(asked)} people AS MATERIALIZED (${people})
    SELECT ${slotOf(at, sql`p.zone`)} AS slot, count(*)::int AS count
    FROM ${from} JOIN people AS p ON p.id = ${customerId}
    WHERE ${workspaceId} = ${workspace.id} AND ${at} > ${since} AND ${at} <= ${now} GROUP BY 1
  `.execute(trx);
  const arrived = emptyWeek();
  for (const { slot, count } of rows) arrived[slot] = count * times;
  return arrived;
}

function read(rows: readonly Row[], answersWorth: Week): Omit<Evidence, "since"> {
  const seen = emptyWeek();
  const counts = kinds.map(() => 0);
  const weights = kinds.map((kind) => weightsOf(kind, answersWorth));
  const people = rows.map(({ id, zone, acts: text }) => {
    const acts: Act[] = [];
    for (let i = 0; i < (text?.length ?? 0); i++) {
      const code = text!.charCodeAt(i) - firstCharacter;
      const slot = code % slots;
      const kindAndAge = (code - slot) / slots;
      const kind = Math.floor(kindAndAge / ages);
      const month = kindAndAge % ages;
      seen[slot]!++;
      counts[kind]!++;
      acts.push({ slot, weight: weights[kind]![slot]! * fading[month]!, month });
    }
    return { id, timezone: zone, acts };
  });
  const [orders, opens, clicks] = counts as [number, number, number];
  return { people, orders, opens, clicks, seen };
}

const fading = Array.from({ length: ages }, (_, month) => 0.5 ** ((month * ageDays) / halfLife));

const weightsOf = (kind: (typeof kinds)[number], answersWorth: Week): Week =>
  answersWorth.map((answered) => worth[kind] * (kind === "orders" ? 1 : answered));
