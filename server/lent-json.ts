// What a column of JSON lends to rules: an expression for a value in it, by its key and the type that it is asked as. A value that
// is not of that type counts as missing, so that no cast can fail.
import { sql } from "kysely";
import type { AttributeType } from "../contract/attributes.ts";
import type { LentColumn, Sql } from "./lent.ts";

export function lentJson(json: Sql): Record<AttributeType, (key: string) => LentColumn> {
  const at = (key: string): Sql => sql`${json}, CAST(${key} AS text)`;
  const value = (key: string): Sql => sql`(${json} -> CAST(${key} AS text))`;
  return {
    text: (key) => ({ type: "text", sql: sql`json_text(${at(key)})` }),
    number: (key) => ({ type: "double", sql: sql`json_number(${at(key)})` }),
    boolean: (key) => ({ type: "boolean", sql: sql`json_boolean(${at(key)})` }),
    date: (key) => ({ type: "written date", sql: sql`(${json} ->> CAST(${key} AS text))` }),
    list: (key) => ({
      type: "list",
      elements: sql`jsonb_array_elements_text(CASE WHEN jsonb_typeof(${value(key)}) = 'array' THEN ${value(key)} ELSE '[]' END)`,
      lowered: sql`lowered_elements(${value(key)})`,
    }),
  };
}
