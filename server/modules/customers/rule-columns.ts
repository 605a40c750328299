// What customers lend to rules: an expression for each built-in attribute, and for a custom one of a given type.
import { sql } from "kysely";
import type { AttributeType } from "../../../contract/attributes.ts";
import type { BuiltInAttribute } from "../../../contract/rule-attributes.ts";
import type { LentColumn, Sql } from "../../lent.ts";

/** The same expressions over customers under another alias. */
export function customerColumns(alias: string) {
  const column = (name: string): Sql => sql.ref(`${alias}.${name}`);
  const own = builtIn(column);
  const ofCustom = custom(column("custom"));
  return {
    column,
    attribute: (name: BuiltInAttribute): LentColumn => own[name],
    custom: (key: string, type: AttributeType): LentColumn => ofCustom[type](key),
  };
}

function builtIn(column: (name: string) => Sql): Record<BuiltInAttribute, LentColumn> {
  const text = (name: string): LentColumn => ({ type: "text", sql: column(name) });
  const flag = (name: string): LentColumn => ({ type: "boolean", sql: column(name) });
  return {
    external_id: text("external_id"),
    email: text("email"),
    phone: text("phone"),
    first_name: text("first_name"),
    last_name: text("last_name"),
    country: text("country"),
    region: text("region"),
    city: text("city"),
    postal_code: text("postal_code"),
    language: text("language"),
    timezone: text("timezone"),
    gender: text("gender"),
    birthday: { type: "day", sql: column("birthday") },
    source: text("source"),
    created_at: { type: "instant", sql: column("created_at") },
    updated_at: { type: "instant", sql: column("updated_at") },
    tags: { type: "list", elements: sql`unnest(${column("tags")})` },
    "consent.email": flag("consent_email"),
    "consent.sms": flag("consent_sms"),
    "consent.whatsapp": flag("consent_whatsapp"),
    "consent.push": flag("consent_push"),
  };
}

/** A value that is not of its attribute's type counts as missing, so that no cast can fail. */
function custom(all: Sql): Record<AttributeType, (key: string) => LentColumn> {
  const value = (key: string): Sql => sql`(${all} -> CAST(${key} AS text))`;
  const written = (key: string): Sql => sql`(${all} ->> CAST(${key} AS text))`;
  const kind = (key: string): Sql => sql`jsonb_typeof(${value(key)})`;
  return {
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
    }),
  };
}

const columns = customerColumns("c");

/** The customers a rule is asked of, under the alias that every expression here speaks of. */
export const lentCustomers = {
  from: sql`customers AS c`,
  id: columns.column("id"),
  workspaceId: columns.column("workspace_id"),
  createdAt: columns.column("created_at"),
  /** Brings `lastOrderAt` beside them. */
  joinTotals: sql`LEFT JOIN customer_totals AS ct ON ct.workspace_id = c.workspace_id AND ct.customer_id = c.id`,
  lastOrderAt: sql.ref("ct.last_order_at"),
  attribute: columns.attribute,
  custom: columns.custom,
};
