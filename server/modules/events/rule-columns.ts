// What events lend to rules: the rows of one event by name, with an expression for each of its properties.
import { sql } from "kysely";
import type { AskableEvent } from "../../../contract/attributes.ts";
import type { EventSource } from "../../../contract/rule-events.ts";
import { type LentColumn, type LentRows, type Sql, singleValue } from "../../lent.ts";
import { lentJson } from "../../lent-json.ts";

const event = (name: string): Sql => sql.ref(`e.${name}`);
const property = lentJson(event("properties"));

/** Measured numbers count with six decimals and up to 10^15, so that sums are exact; what is larger counts as missing. */
const measuredScale = 6;
const measured = (key: string): LentColumn => ({
  type: "decimal",
  scale: measuredScale,
  sql: sql`CASE WHEN abs(${singleValue(property.number(key))}) < 1e15 THEN CAST((e.properties ->> CAST(${key} AS text)) AS numeric(38, ${sql.lit(measuredScale)})) END`,
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
