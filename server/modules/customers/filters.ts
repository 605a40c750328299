// Narrows a list of customers to what was asked for.
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { customerFilters } from "../../../contract/customers.ts";
import { fits } from "./search.ts";

export type CustomerFilters = z.output<typeof customerFilters>;

/** Conditions over `customers` with their `totals`. */
export function conditionsOf(filters: CustomerFilters): RawBuilder<boolean>[] {
  const { search, country, city, tag, ordered, consent } = filters;
  return [
    search ? fits(search) : undefined,
    country ? sql<boolean>`customers.country = ${country.toUpperCase()}` : undefined,
    city ? sql<boolean>`lower(customers.city) = lower(${city})` : undefined,
    tag
      ? sql<boolean>`EXISTS (SELECT FROM unnest(customers.tags) AS tag WHERE lower(tag) = lower(${tag}))`
      : undefined,
    ordered === undefined ? undefined : sql<boolean>`(coalesce(totals.orders_count, 0) > 0) = ${ordered}`,
    consent ? sql<boolean>`${sql.ref(`customers.consent_${consent}`)}` : undefined,
  ].filter((condition) => condition !== undefined);
}
