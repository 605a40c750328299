// What a column of JSON lends to rules: an expression for a value in it, by its key and the type that it is asked as. A value that
// is not of that type counts as missing, so that no cast can fail.
import { sql } from "kysely";
import type { AttributeType } from "../contract/attributes.ts";
import type { LentColumn, Sql } from "./lent.ts";

/** Maps of the texts and of the numbers inside, where they were taken out before. */
export interface TakenOut {
  texts?: Sql;
  numbers?: Sql;
}

export function lentJson(
  json: Sql,
  { texts, numbers }: TakenOut = {},
): Record<AttributeType, (key: string) => LentColumn> {
  const named = (key: string): Sql => sql`CAST(${key} AS text)`;
  const value = (key: string): Sql => sql`(${json} -> ${named(key)})`;
  return {
    text: (key) => ({
      type: "text",
      sql: texts ? sql`custom_text(${texts}, ${named(key)})` : sql`json_text(${json}, ${named(key)})`,
    }),
    number: (key) => ({
      type: "double",
      sql: numbers ? sql`custom_number(${numbers}, ${named(key)})` : sql`json_number(${json}, ${named(key)})`,
    }),
    boolean: (key) => ({ type: "boolean", sql: sql`json_boolean(${json}, ${named(key)})` }),
    date: (key) => ({ type: "written date", sql: sql`(${json} ->> ${named(key)})` }),
    list: (key) => ({
      type: "list",
      elements: sql`jsonb_array_elements_text(CASE WHEN jsonb_typeof(${value(key)}) = 'array' THEN ${value(key)} ELSE '[]' END)`,
      lowered: sql`lowered_elements(${value(key)})`,
    }),
  };
}
