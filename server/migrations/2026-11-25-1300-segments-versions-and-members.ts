// What a segment was: every version of its name and rule, its size at recorded moments, who is in it as last counted, and
// who entered and left at each moment. Members are kept by blocks of 32,768 ids, two bytes each, rather than a row each,
// which would take forty times the room.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE segments ADD version int NOT NULL DEFAULT 1;

    CREATE TABLE segment_versions (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      segment_id bigint NOT NULL,
      version int NOT NULL,
      name text NOT NULL,
      description text,
      rule jsonb NOT NULL,
      changed text[] NOT NULL,
      restored_from int,
      person_id bigint REFERENCES people ON DELETE SET NULL,
      made_by text,
      at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, segment_id, version),
      FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON COLUMN segment_versions.made_by IS 'What changed it where that was no person, such as an API key, by its name then';
    INSERT INTO segment_versions (workspace_id, segment_id, version, name, description, rule, changed, person_id, at)
      SELECT workspace_id, id, 1, name, description, rule, '{}', created_by, created_at FROM segments;

    CREATE TABLE segment_counts (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      segment_id bigint NOT NULL,
      id bigint GENERATED ALWAYS AS IDENTITY,
      at timestamptz NOT NULL,
      version int NOT NULL,
      count int NOT NULL,
      total int NOT NULL,
      entered int NOT NULL,
      departed int NOT NULL,
      PRIMARY KEY (workspace_id, segment_id, id),
      FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON COLUMN segment_counts.total IS 'Customers of the workspace at that moment';
    CREATE INDEX segment_counts_at ON segment_counts (workspace_id, segment_id, at);

    CREATE TABLE segment_members (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      segment_id bigint NOT NULL,
      block bigint NOT NULL,
      customers smallint[] NOT NULL,
      PRIMARY KEY (workspace_id, segment_id, block),
      FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON TABLE segment_members IS 'As last counted: a customer is block * 32768 plus one of the numbers, which ascend';

    CREATE TABLE segment_changes (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      segment_id bigint NOT NULL,
      moment bigint NOT NULL,
      block bigint NOT NULL,
      entered smallint[] NOT NULL,
      departed smallint[] NOT NULL,
      PRIMARY KEY (workspace_id, segment_id, moment, block),
      FOREIGN KEY (workspace_id, segment_id) REFERENCES segments (workspace_id, id) ON DELETE CASCADE
    );
    COMMENT ON COLUMN segment_changes.moment IS 'The id in segment_counts';
  `.execute(db);
  for (const table of ["segment_versions", "segment_counts", "segment_members", "segment_changes"])
    await secureByWorkspace(db, table);
}
