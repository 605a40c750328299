// Pictures that image models drew, each found again by everything that it was asked with, so that none is paid for twice.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";
import { secureByWorkspace } from "../platform/migrate.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    CREATE TABLE images (
      workspace_id bigint NOT NULL REFERENCES workspaces ON DELETE CASCADE,
      id bigint GENERATED ALWAYS AS IDENTITY,
      hash bytea NOT NULL,
      media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
      width int NOT NULL,
      height int NOT NULL,
      content bytea NOT NULL,
      drawn_at timestamptz NOT NULL,
      PRIMARY KEY (workspace_id, id),
      UNIQUE (workspace_id, hash)
    );
    ALTER TABLE images ALTER content SET STORAGE EXTERNAL
  `.execute(db);
  await secureByWorkspace(db, "images");
}
