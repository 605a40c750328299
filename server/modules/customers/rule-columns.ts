// What customers lend to rules: an expression for each built-in attribute, and for a custom one of a given type.
import { sql } from "kysely";
import type { AttributeType } from "../../../contract/attributes.ts";
import type { BuiltInAttribute } from "../../../contract/rule-attributes.ts";
import type { KeptMeasures, LentColumn, Sql } from "../../lent.ts";
import { lentJson, type TakenOut } from "../../lent-json.ts";

/** What is worked out of other columns, where it stands as a column of its own. */
interface AtHand extends TakenOut {
  tagsLowered?: Sql;
}

/** The same expressions over customers under another alias. */
export function customerColumns(alias: string, atHand: AtHand = {}) {
  const column = (name: string): Sql => sql.ref(`${alias}.${name}`);
  const own = builtIn(column, atHand.tagsLowered ?? sql`lowered_texts(${column("tags")})`);
  const ofCustom = lentJson(column("custom"), atHand);
  return {
    column,
    attribute: (name: BuiltInAttribute): LentColumn => own[name],
    custom: (key: string, type: AttributeType): LentColumn => ofCustom[type](key),
  };
}

function builtIn(column: (name: string) => Sql, tagsLowered: Sql): Record<BuiltInAttribute, LentColumn> {
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
    tags: { type: "list", elements: sql`unnest(${column("tags")})`, lowered: tagsLowered },
    "consent.email": flag("consent_email"),
    "consent.sms": flag("consent_sms"),
    "consent.whatsapp": flag("consent_whatsapp"),
    "consent.push": flag("consent_push"),
  };
}

const columns = customerColumns("c", {
  tagsLowered: sql.ref("c.tags_lowered"),
  texts: sql.ref("c.custom_texts"),
  numbers: sql.ref("c.custom_numbers"),
});

/** What the orders that count ever came to, as it is kept. */
export const keptOrders: KeptMeasures = {
  rows: columns.column("orders_count"),
  sum: { total: columns.column("orders_total") },
  min: columns.column("first_order_at"),
  max: columns.column("last_order_at"),
};

/** The customers a rule is asked of, under the alias that every expression here speaks of. */
export const lentCustomers = {
  from: sql`customers_asked AS c`,
  id: columns.column("id"),
  idEverywhere: columns.column("id_everywhere"),
  workspaceId: columns.column("workspace_id"),
  createdAt: columns.column("created_at"),
  lastOrderAt: columns.column("last_order_at"),
  attribute: columns.attribute,
  custom: columns.custom,
};
