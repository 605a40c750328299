// What a segment's rule asks about, kept beside it by the database itself, so that whoever writes a rule cannot forget it:
// the segments and lists it names, and how many conditions it has.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

/** Every node of the rule that a filter lets through; `silent`, since a rule of old may have any shape. */
const nodes = (filter: string, field = "") =>
  `jsonb_path_query_array(rule, 'strict $.** ? (${filter})${field}', '{}', true)`;
const idsOf = (kind: string) => nodes(`@.kind == "${kind}"`, ".id");
const conditions = nodes('@.kind != "all" && @.kind != "any" && @.kind != "not"');

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE segments
      ADD used_segments jsonb NOT NULL GENERATED ALWAYS AS (${sql.raw(idsOf("segment"))}) STORED,
      ADD used_lists jsonb NOT NULL GENERATED ALWAYS AS (${sql.raw(idsOf("list"))}) STORED,
      ADD conditions int NOT NULL GENERATED ALWAYS AS (jsonb_array_length(${sql.raw(conditions)})) STORED
  `.execute(db);
}
