// Members in blocks: a customer's id is the number of its block and a place in it, which takes two bytes.
import { sql } from "kysely";
import type { Sql } from "../../../lent.ts";

const bits = sql.lit(15);
const mask = sql.lit(2 ** 15 - 1);

export const blockOf = (id: Sql): Sql => sql`(${id} >> ${bits})`;
export const placeOf = (id: Sql): Sql => sql`CAST(${id} & ${mask} AS smallint)`;
export const customerOf = (block: Sql, place: Sql): Sql => sql`((${block} << ${bits}) + ${place})`;
