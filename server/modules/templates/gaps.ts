// How many of an audience have nothing where a message would say something of them.
import { type RawBuilder, sql } from "kysely";
import type { Catalogue } from "../../../contract/attributes.ts";
import { type BuiltInAttribute, isBuiltIn } from "../../../contract/rule-attributes.ts";
import { type LentColumn, singleValue } from "../../lent.ts";
import type { Trx } from "../../platform/database.ts";
import { lentCustomers } from "../customers/index.ts";

/** Share of the audience for whom each variable is empty, 0 to 1; variables that never are empty are left out. */
export async function gapsOf(
  trx: Trx,
  asked: {
    workspaceId: string;
    audience: RawBuilder<unknown>;
    names: readonly string[];
    catalogue: Catalogue;
  },
): Promise<Map<string, number>> {
  const columns = asked.names.flatMap((name) => {
    const text = textOf(name, asked.catalogue);
    return text ? [{ name, text }] : [];
  });
  if (columns.length === 0) return new Map();
  const { from, id, workspaceId } = lentCustomers;
  const empty = columns.map(({ text }) => sql`count(*) FILTER (WHERE nullif(${text}, '') IS NULL)::int`);
  const { rows } = await sql<{ total: number; empty: number[] }>`
    SELECT count(*)::int AS total, ARRAY[${sql.join(empty)}] AS empty
    FROM ${from} WHERE ${workspaceId} = ${asked.workspaceId} AND ${id} IN (${asked.audience})
  `.execute(trx);
  const { total, empty: counts } = rows[0]!;
  return new Map(columns.map(({ name }, index) => [name, total === 0 ? 0 : counts[index]! / total]));
}

/** What a variable writes, as text, where it may be empty. */
function textOf(name: string, catalogue: Catalogue): RawBuilder<unknown> | undefined {
  const attribute = name.replace(/^customer\./, "");
  if (attribute === "name") return sql`concat(${attributeText("first_name")}, ${attributeText("last_name")})`;
  if (attribute === "orders.last_at") return sql`${lentCustomers.lastOrderAt}::text`;
  if (isBuiltIn(attribute)) return attributeText(attribute);
  const own = catalogue.attributes.find((known) => known.custom && known.name === attribute);
  return own && asText(lentCustomers.custom(own.name.slice("custom.".length), own.type));
}

const attributeText = (name: BuiltInAttribute) => asText(lentCustomers.attribute(name));

function asText(column: LentColumn): RawBuilder<unknown> | undefined {
  return column.type === "list" ? undefined : sql`(${singleValue(column)})::text`;
}
