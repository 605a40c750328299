// What events lend to rules: the rows of one event by name, with an expression for each of its properties. A value that is not
// of its property's type counts as missing, so that no cast can fail.
import { sql } from "kysely";
import type { AskableEvent, AttributeType } from "../../../contract/attributes.ts";
import type { EventSource } from "../../../contract/rule-events.ts";
import type { LentColumn, LentRows, Sql } from "../../lent.ts";

const event = (name: string): Sql => sql.ref(`e.${name}`);
const value = (key: string): Sql => sql`(e.properties -> CAST(${key} AS text))`;
const written = (key: string): Sql => sql`(e.properties ->> CAST(${key} AS text))`;
const kind = (key: string): Sql => sql`jsonb_typeof(${value(key)})`;

const property: Record<AttributeType, (key: string) => LentColumn> = {
  text: (key) => ({
    type: "text",
    sql: sql`CASE WHEN ${kind(key)} IN ('string', 'number', 'boolean') THEN ${written(key)} END`,
  }),
  number: (key) => ({
    type: "double",
    sql: sql`CASE WHEN ${kind(key)} = 'number' THEN CAST(${written(key)} AS double precision) END`,
  }),
  boolean: (key) => ({
    type: "boolean",
    sql: sql`CASE WHEN ${kind(key)} = 'boolean' THEN ${written(key)} = 'true' END`,
  }),
  date: (key) => ({ type: "written date", sql: written(key) }),
  list: (key) => ({
    type: "list",
    elements: sql`jsonb_array_elements_text(CASE WHEN ${kind(key)} = 'array' THEN ${value(key)} ELSE '[]' END)`,
    lowered: sql`lowered_elements(${value(key)})`,
  }),
};

/** Measured numbers count with six decimals and up to 10^15, so that sums are exact; what is larger counts as missing. */
const measuredScale = 6;
const measured = (key: string): LentColumn => ({
  type: "decimal",
  scale: measuredScale,
  sql: sql`CASE WHEN ${kind(key)} = 'number' THEN CASE WHEN abs(CAST(${written(key)} AS double precision)) < 1e15 THEN CAST(${written(key)} AS numeric(38, ${sql.lit(measuredScale)})) END END`,
});

/** The events of a name, under the alias that every expression here speaks of; `scan` names what is gathered of them. */
export function lentEvents({ name, properties }: AskableEvent, scan: string): LentRows<EventSource> {
  const numbers = properties.filter(({ type }) => type === "number");
  return {
    name: scan,
    from: sql`events AS e`,
    workspaceId: event("workspace_id"),
    customerId: event("customer_id"),
    at: event("occurred_at"),
    only: sql`${event("name")} = CAST(${name} AS text)`,
    columns: Object.fromEntries(properties.map(({ name: key, type }) => [key, property[type](key)])),
    measured: Object.fromEntries(numbers.map(({ name: key }) => [key, measured(key)])),
  };
}
