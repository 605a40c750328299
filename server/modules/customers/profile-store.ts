// Reads and writes profiles, many in one statement.
import { type RawBuilder, sql } from "kysely";
import type { Trx } from "../../platform/database.ts";
import { pgList } from "../../platform/pg-list.ts";
import { rowList } from "../../platform/row-list.ts";
import type { Known } from "./identity-book.ts";
import type { OrderFacts } from "./order-facts.ts";
import { consentChannels, type Profile, textFields } from "./profile.ts";

const names = ["external_id", "email", "phone"] as const;
const consents = consentChannels.map((channel) => `consent_${channel}` as const);

type ColumnName = Exclude<keyof Profile, "id" | "age" | "also">;

/** PostgreSQL's type of each column; `tags` and `custom` travel as text, since arrays of arrays cannot be unnested. */
const columns: [ColumnName, string][] = [
  ...[...names, ...textFields].map((c): [ColumnName, string] => [c, c === "birthday" ? "date" : "text"]),
  ...consents.map((c): [ColumnName, string] => [c, "boolean"]),
  ["created_at_said", "timestamptz"],
  ["tags", "text"],
  ["custom", "text"],
  ["field_versions", "text"],
];
const columnList = sql.raw(columns.map(([name]) => name).join(", "));
const selectList = sql.raw(columns.map(([name]) => `t.${name}${castOf(name)}`).join(", "));

function castOf(name: string): string {
  if (name === "tags") return "::text[]";
  return name === "custom" || name === "field_versions" ? "::jsonb" : "";
}

/** Locks rows in the order of their ids and reads them. */
export async function lockProfiles(
  trx: Trx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Profile[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<Profile, "created_at_said"> & { created_at_said: Date | null }>`
    SELECT id, ${columnList} FROM customers
    WHERE workspace_id = ${workspaceId} AND id = ANY (${pgList(ids)}::bigint[])
    ORDER BY id FOR NO KEY UPDATE`.execute(trx);
  return rows.map(
    (row) => ({ ...row, created_at_said: row.created_at_said?.toISOString() ?? null }) as Profile,
  );
}

/** They must have their ids. `sinceOf` knows the beginnings, ISO 8601, of those who have one before now. */
export async function insertProfiles(
  trx: Trx,
  workspaceId: string,
  profiles: readonly Profile[],
  now: Date,
  sinceOf: (profile: Profile) => string | null | undefined,
): Promise<void> {
  if (profiles.length === 0) return;
  const { from, value } = rowList(profiles, [
    { name: "id", type: "bigint", of: ({ id }) => id },
    { name: "began", type: "timestamptz", of: sinceOf },
    ...columns.map(([name, type]) => ({ name, type, of: (profile: Profile) => encoded(profile, name) })),
  ]);
  const values = sql.join(columns.map(([name]) => sql`${value(name)}${sql.raw(castOf(name))}`));
  await sql`
    INSERT INTO customers (workspace_id, id, created_at, first_written_at, updated_at, ${columnList})
    SELECT ${workspaceId}, t.id, coalesce(${value("created_at_said")}, least(${value("began")}, ${now})), ${now}, ${now},
      ${values}
    FROM ${from}`.execute(trx);
}

/** Their rows must be locked. */
export async function updateProfiles(
  trx: Trx,
  workspaceId: string,
  profiles: readonly Profile[],
  now: Date,
  facts: OrderFacts,
): Promise<void> {
  if (profiles.length === 0) return;
  const earliest = facts.earliest(sql`${workspaceId}::bigint`, sql`t.id`);
  await sql`
    UPDATE customers AS c SET (updated_at, created_at, ${columnList}) = (SELECT ${now}::timestamptz,
      CASE WHEN t.created_at_said IS NOT NULL THEN t.created_at_said
           WHEN c.created_at_said IS NOT NULL THEN least(c.first_written_at, ${earliest})
           ELSE c.created_at END, ${selectList})
    FROM ${unnested(profiles)}
    WHERE c.workspace_id = ${workspaceId} AND c.id = t.id`.execute(trx);
}

/** Writes the names alone. Their rows must be locked. */
export async function updateNames(
  trx: Trx,
  workspaceId: string,
  known: readonly Known[],
  now: Date,
): Promise<void> {
  if (known.length === 0) return;
  const column = (name: Exclude<keyof Known, "also">) => pgList(known.map((k) => k[name]));
  await sql`
    UPDATE customers AS c SET external_id = t.external_id, email = t.email, phone = t.phone, updated_at = ${now}
    FROM unnest(${column("id")}::bigint[], ${column("external_id")}::text[], ${column("email")}::text[],
      ${column("phone")}::text[]) AS t (id, external_id, email, phone)
    WHERE c.workspace_id = ${workspaceId} AND c.id = t.id`.execute(trx);
}

function unnested(profiles: readonly Profile[]): RawBuilder<unknown> {
  const arrays = columns.map(
    ([name, type]) => sql`${pgList(profiles.map((profile) => encoded(profile, name)))}::${sql.raw(type)}[]`,
  );
  const ids = sql`${pgList(profiles.map((profile) => profile.id))}::bigint[]`;
  return sql`unnest(${sql.join([ids, ...arrays])}) AS t (id, ${columnList})`;
}

function encoded(profile: Profile, name: ColumnName): string | boolean | null {
  if (name === "tags") return pgList(profile.tags);
  if (name === "custom") return JSON.stringify(profile.custom);
  if (name === "field_versions") return profile.field_versions && JSON.stringify(profile.field_versions);
  return profile[name];
}
