// What speaks for two customers being one person: the same e-mail or phone number, or names that are very like, in one city or
// with one ending of their phone numbers. By name only those are compared who share a city, a first name and two letters of
// the last, or seven last digits, so that each customer is compared with a handful.
import { type RawBuilder, sql } from "kysely";
import type { DuplicateKind } from "../../../../contract/merges.ts";

type Sql = RawBuilder<unknown>;

interface Evidence {
  kind: DuplicateKind;
  /** What both share, over the columns of customers. Each has its index. */
  key: Sql;
  /** What is shown of it, over two people `a` and `b`. */
  value: Sql;
  byName: boolean;
}

/** The strongest first. A kind is kept as its place here. */
export const evidence: readonly Evidence[] = [
  { kind: "email", key: sql`lower(email)`, value: sql`a.email`, byName: false },
  { kind: "phone", key: sql`phone`, value: sql`a.phone`, byName: false },
  {
    kind: "name_and_phone_ending",
    key: sql`phone_ending(phone, first_name)`,
    value: sql`right(a.phone, 7)`,
    byName: true,
  },
  {
    kind: "name_and_city",
    key: sql`name_in_city(city, first_name, last_name)`,
    value: sql`a.city`,
    byName: true,
  },
];

/** A larger group shares something that many have, such as a shop's own number. */
export const largestGroup = 20;
/** Of names, by their trigrams: "Asha Rao" and "Asha Raou" are 0.73 like. */
const likeEnough = 0.6;

/** The columns of customers that are compared, as one person of two. */
export const person = sql`id, lower(email) AS email, phone, city,
  lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name`;

/** Of two people `a` and `b`. */
export const likeness = sql`similarity(a.name, b.name)::float8`;

/** Two people `a` and `b` of one group; who has another e-mail and another phone number than a namesake is most likely another. */
export const alike = sql<boolean>`(${likeness} >= ${likeEnough}::float8 AND NOT coalesce(
  a.email <> b.email AND right(a.phone, 7) <> right(b.phone, 7), false))`;

/** By the number of a kind. */
export const byKind = (kind: Sql, of: (one: Evidence) => Sql): Sql =>
  sql`CASE ${kind} ${sql.join(
    evidence.map((one, i) => sql`WHEN ${sql.lit(i)} THEN ${of(one)}`),
    sql` `,
  )} END`;
