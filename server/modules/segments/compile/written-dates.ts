// Dates that are kept as texts, since a shop's own attributes are JSON. A text is looked at before it is read as a date, so
// that no cast can fail, whatever a shop once sent.
import { sql } from "kysely";
import type { Sql } from "../../../lent.ts";

const year = "[1-9][0-9]{3}";
const leapYear = "([1-9][0-9](0[48]|[2468][048]|[13579][26])|([13579][26]|[2468][048])00)";
const days = [
  `${year}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])`,
  `${year}-(0[469]|11)-(0[1-9]|[12][0-9]|30)`,
  `${year}-02-(0[1-9]|1[0-9]|2[0-8])`,
  `${leapYear}-02-29`,
];
const day = `(${days.join("|")})`;
/** PostgreSQL knows offsets of less than 16 hours. */
const offset = "(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])";
const time = `T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?${offset}`;

const matching = (text: Sql, pattern: string): Sql => sql`${text} ~ ${sql.lit(`^${pattern}$`)}`;

/** The text of a calendar day; missing for all else. */
export function writtenDay(text: Sql): Sql {
  return sql`CASE WHEN length(${text}) = 10 AND ${matching(text, day)} THEN ${text} END`;
}

/** The instant that a text says; missing for all else, days too. */
export function writtenInstant(text: Sql): Sql {
  return sql`CASE WHEN length(${text}) > 10 AND ${matching(text, day + time)} THEN CAST(${text} AS timestamptz) END`;
}
