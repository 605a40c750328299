// Narrows a list of customers to what was asked for.
import { type Expression, type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { customerFilters } from "../../../contract/customers.ts";
import { containing } from "../../platform/like.ts";

export type CustomerFilters = z.output<typeof customerFilters>;

const fullName = sql`coalesce(customers.first_name, '') || ' ' || coalesce(customers.last_name, '')`;

/** Conditions over `customers` with their `totals`. */
export function conditionsOf(filters: CustomerFilters): RawBuilder<boolean>[] {
  const { search, country, city, tag, ordered, consent } = filters;
  return [
    search ? searched(search) : undefined,
    country ? sql<boolean>`customers.country = ${country.toUpperCase()}` : undefined,
    city ? sql<boolean>`lower(customers.city) = lower(${city})` : undefined,
    tag
      ? sql<boolean>`EXISTS (SELECT FROM unnest(customers.tags) AS tag WHERE lower(tag) = lower(${tag}))`
      : undefined,
    ordered === undefined ? undefined : sql<boolean>`(coalesce(totals.orders_count, 0) > 0) = ${ordered}`,
    consent ? sql<boolean>`${sql.ref(`customers.consent_${consent}`)}` : undefined,
  ].filter((condition) => condition !== undefined);
}

/** Part of a name, an e-mail, a phone number (however it is spaced) or the shop's own id. */
export function searched(search: string): RawBuilder<boolean> {
  const pattern = containing(search);
  const texts: Expression<unknown>[] = [
    fullName,
    sql.ref("customers.email"),
    sql.ref("customers.external_id"),
  ];
  const found = texts.map((text) => sql`${text} ILIKE ${pattern}`);
  const digits = search.replace(/[\s().-]/g, "");
  if (/^\+?[0-9]{3,}$/.test(digits)) found.push(sql`customers.phone LIKE ${containing(digits)}`);
  return sql<boolean>`(${sql.join(found, sql` OR `)})`;
}
