// What an import made and changed is kept for as long as it can be undone, and then goes; an import whose changes went says so,
// since it may be taken up once more, and what it writes then is not the whole of it.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../platform/database.ts";

export async function up(db: Kysely<Tables>): Promise<void> {
  await sql`
    ALTER TABLE imports ADD changes_removed_at timestamptz;
    COMMENT ON COLUMN imports.changes_removed_at IS 'When import_changes lost what this one made and changed: it cannot be undone any more';
  `.execute(db);
}
