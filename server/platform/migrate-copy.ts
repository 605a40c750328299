// For migrations: lets the columnar copy follow a table.
import { type Kysely, sql } from "kysely";
import type { Tables } from "./database.ts";

/**
 * `key` is the column that tells the rows of a workspace apart. `brin` for a table whose rows are updated in place while they
 * are new; it keeps such updates cheap, and finds what changed by reading the pages that did.
 */
export async function copyFollows(
  db: Kysely<Tables>,
  table: string,
  key: string,
  index: "btree" | "brin" = "btree",
): Promise<void> {
  const using =
    index === "brin"
      ? sql`USING brin (sync_xid) WITH (pages_per_range = 16, autosummarize = on)`
      : sql`USING btree (sync_xid)`;
  await sql`
    ALTER TABLE ${sql.ref(table)} ADD sync_xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
    CREATE INDEX ${sql.ref(`${table}_sync`)} ON ${sql.ref(table)} ${using};
    CREATE TRIGGER mark_for_copy BEFORE UPDATE ON ${sql.ref(table)} FOR EACH ROW EXECUTE FUNCTION mark_for_copy();
    CREATE TRIGGER note_deletion_for_copy AFTER DELETE ON ${sql.ref(table)}
      FOR EACH ROW EXECUTE FUNCTION note_deletion_for_copy(${sql.lit(key)});
  `.execute(db);
}

/**
 * Has the copy built anew when one of these is emptied by TRUNCATE, which tells of no row. Whoever owns the tables may do that
 * and the application's role may not. Needed of each table that is followed, and of each that is read along with one.
 */
export async function copyHearsOfEmptying(db: Kysely<Tables>, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    await sql`CREATE TRIGGER note_emptying_for_copy AFTER TRUNCATE ON ${sql.ref(table)}
      FOR EACH STATEMENT EXECUTE FUNCTION note_emptying_for_copy()`.execute(db);
}
