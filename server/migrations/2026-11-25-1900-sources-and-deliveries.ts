// Sources of data, the last deliveries of each, and what is remembered so that deliveries in any order end the same: of each
// customer and order what was said and as of when, and of visitors without a name who they turned out to be.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE sources (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      public_id text NOT NULL UNIQUE,
      kind text NOT NULL CHECK (kind IN ('segment', 'shopify', 'woocommerce')),
      name text NOT NULL,
      key_start text,
      key_hash bytea UNIQUE,
      sealed_secret text NOT NULL,
      id_prefix text NOT NULL DEFAULT '',
      refused bigint NOT NULL DEFAULT 0,
      refused_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (workspace_id, id)
    );
    COMMENT ON COLUMN sources.key_hash IS 'Of a write key, which is all that a Segment client says of itself';

    CREATE TABLE source_deliveries (
      workspace_id bigint NOT NULL,
      id bigint GENERATED ALWAYS AS IDENTITY,
      source_id bigint NOT NULL,
      delivery_id text NOT NULL,
      topic text NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('taken', 'waiting', 'passed_over', 'set_aside', 'sample')),
      note text,
      times int NOT NULL DEFAULT 1,
      received_at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, id),
      FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
    );
    CREATE UNIQUE INDEX source_deliveries_once ON source_deliveries (workspace_id, source_id, delivery_id);
    CREATE INDEX source_deliveries_newest ON source_deliveries (workspace_id, source_id, outcome, received_at DESC, id DESC);

    CREATE TABLE source_records (
      workspace_id bigint NOT NULL,
      source_id bigint NOT NULL,
      about text NOT NULL CHECK (about IN ('customer', 'order')),
      key text NOT NULL,
      fields jsonb NOT NULL,
      PRIMARY KEY (workspace_id, source_id, about, key),
      FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON COLUMN source_records.fields IS 'Of each field the version that was said last, in the source''s own time, and its value';

    CREATE TABLE source_visitors (
      workspace_id bigint NOT NULL,
      source_id bigint NOT NULL,
      anonymous_id text NOT NULL,
      customer jsonb NOT NULL,
      version text NOT NULL,
      seen_at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, source_id, anonymous_id),
      FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
    );
    CREATE TABLE source_waiting (
      workspace_id bigint NOT NULL,
      source_id bigint NOT NULL,
      anonymous_id text NOT NULL,
      delivery_id text NOT NULL,
      delivery jsonb NOT NULL,
      received_at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, source_id, anonymous_id, delivery_id),
      FOREIGN KEY (workspace_id, source_id) REFERENCES sources (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON TABLE source_waiting IS 'Messages of visitors without a name, until they say who they are';
    CREATE INDEX source_waiting_oldest ON source_waiting (received_at);
  `.execute(db);
  for (const table of [
    "sources",
    "source_deliveries",
    "source_records",
    "source_visitors",
    "source_waiting",
  ] as const)
    await secureByWorkspace(db, table);
}
