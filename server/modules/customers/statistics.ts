// How filled the attributes of a workspace's customers are and which values are common, from all customers or a fair
// sample of many.
import { type RawBuilder, sql } from "kysely";
import { type BuiltInAttribute, builtInAttributes } from "../../../contract/rule-attributes.ts";
import type { Trx } from "../../platform/database.ts";
import { type Sample, sampleOf } from "../../platform/sample.ts";
import type { AttributeStatistics, StatisticsSource } from "../attributes/index.ts";

/** Customers that are looked at, and common values that are told of each attribute. */
const mostSampled = 20_000;
const mostValues = 20;

/** Texts that tell one customer from another have no common values worth telling. */
const telling = ["country", "region", "city", "language", "timezone", "gender", "source"] as const;

export const customerStatistics: StatisticsSource = {
  async attributes(trx, workspaceId) {
    const sample = await sampleOf(trx, "customers", workspaceId, mostSampled);
    if (sample.total === 0) return new Map();
    const values = await commonValues(trx, sample);
    const filled = { ...(await builtInFill(trx, sample)), ...(await customFill(trx, sample)) };
    return new Map<string, AttributeStatistics>(
      Object.entries(filled).map(([name, fill_rate]) => [
        name,
        { fill_rate, common_values: values.get(name) ?? [] },
      ]),
    );
  },
};

/** Share of customers with a value, by attribute; an empty list is none. */
async function builtInFill(trx: Trx, { rows }: Sample): Promise<Record<string, number>> {
  const names = Object.keys(builtInAttributes) as BuiltInAttribute[];
  const shares = names.map((name) => sql`avg((${isFilled(name)})::int)::float8 AS ${sql.id(name)}`);
  const { rows: found } = await sql<Record<string, number>>`
    SELECT ${sql.join(shares)} FROM ${rows} AS c`.execute(trx);
  return found[0]!;
}

function isFilled(name: BuiltInAttribute): RawBuilder<boolean> {
  if (name === "tags") return sql`tags <> '{}'`;
  return sql`${sql.ref(name.replace("consent.", "consent_"))} IS NOT NULL`;
}

async function customFill(trx: Trx, { rows }: Sample): Promise<Record<string, number>> {
  const { rows: found } = await sql<{ name: string; share: number }>`
    WITH c AS MATERIALIZED (SELECT custom FROM ${rows} AS c)
    SELECT 'custom.' || key AS name, count(*)::float8 / (SELECT count(*) FROM c) AS share
    FROM c, jsonb_object_keys(custom) AS key GROUP BY key`.execute(trx);
  return Object.fromEntries(found.map(({ name, share }) => [name, share]));
}

async function commonValues(trx: Trx, { rows, scale }: Sample) {
  const columns = sql.join(telling.map((name) => sql`(${name}, ${sql.ref(name)})`));
  const { rows: found } = await sql<{ name: string; value: string; count: string }>`
    WITH c AS MATERIALIZED (SELECT * FROM ${rows} AS c),
    said AS (
      SELECT name, value FROM c, LATERAL (VALUES ${columns}) AS own (name, value) WHERE value <> ''
      UNION ALL SELECT 'tags', tag FROM c, unnest(tags) AS tag
      UNION ALL SELECT 'custom.' || key, value #>> '{}' FROM c, jsonb_each(custom)
        WHERE jsonb_typeof(value) IN ('string', 'boolean') AND length(value #>> '{}') BETWEEN 1 AND 200
      UNION ALL SELECT 'custom.' || key, element FROM c, jsonb_each(custom) AS own (key, list),
        LATERAL (SELECT jsonb_array_elements_text(list) AS element WHERE jsonb_typeof(list) = 'array') AS elements
    ),
    counted AS (SELECT name, value, count(*) AS count FROM said GROUP BY name, value),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY name ORDER BY count DESC, value) AS rank FROM counted)
    SELECT name, value, count FROM ranked WHERE rank <= ${mostValues} ORDER BY name, rank`.execute(trx);
  const byName = new Map<string, AttributeStatistics["common_values"]>();
  for (const { name, value, count } of found) {
    const values = byName.get(name) ?? [];
    values.push({ value, count: Math.round(Number(count) * scale) });
    byName.set(name, values);
  }
  return byName;
}
