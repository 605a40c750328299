// Customers that turned out to be one: what was merged into whom and how to take it apart again, the names by which those
// who are gone go on to be known, and pairs that look alike and are not the same. A message keeps whom it was frozen for, so
// that a survivor may have two of one campaign.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE customer_merges (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      survivor_id bigint NOT NULL,
      merged_id bigint NOT NULL,
      merged jsonb NOT NULL,
      before jsonb NOT NULL,
      after jsonb NOT NULL,
      moved jsonb NOT NULL,
      person_id bigint REFERENCES people ON DELETE SET NULL,
      at timestamptz NOT NULL,
      undone_at timestamptz,
      PRIMARY KEY (workspace_id, id)
    );
    COMMENT ON COLUMN customer_merges.merged IS 'The whole row of the one who is gone';
    COMMENT ON COLUMN customer_merges.moved IS 'Of each kind of thing, which were given to the survivor';
    CREATE INDEX customer_merges_survivor ON customer_merges (workspace_id, survivor_id, id);

    CREATE TABLE customer_aliases (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      kind text NOT NULL CHECK (kind IN ('id', 'external_id', 'email', 'phone')),
      value text NOT NULL,
      merge_id bigint NOT NULL,
      customer_id bigint NOT NULL,
      PRIMARY KEY (workspace_id, kind, value, merge_id),
      FOREIGN KEY (workspace_id, customer_id) REFERENCES customers (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON TABLE customer_aliases IS 'Names of merged customers, and who is meant by them now; an e-mail in small letters';
    CREATE INDEX customer_aliases_customer ON customer_aliases (workspace_id, customer_id);

    CREATE TABLE customers_apart (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      one bigint NOT NULL,
      other bigint NOT NULL CHECK (one < other),
      PRIMARY KEY (workspace_id, one, other),
      FOREIGN KEY (workspace_id, one) REFERENCES customers (workspace_id, id) ON DELETE CASCADE,
      FOREIGN KEY (workspace_id, other) REFERENCES customers (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON TABLE customers_apart IS 'Pairs that somebody said are two';

    ALTER TABLE messages ADD merged_from bigint;
    COMMENT ON COLUMN messages.merged_from IS 'Whom it was frozen for, where that customer was merged into another';
    DROP INDEX messages_once;
    CREATE UNIQUE INDEX messages_once ON messages (workspace_id, campaign_id, customer_id, merged_from) NULLS NOT DISTINCT;
  `.execute(db);
  for (const table of ["customer_merges", "customer_aliases", "customers_apart"] as const)
    await secureByWorkspace(db, table);
}
