// Brings the database to the newest shape. One history, in the order of the files' names; each runs once, in a
// transaction, under a lock, so that several processes may start at the same time.
import { readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { AppError } from "../../contract/errors.ts";
import { appRole, type Tables } from "./database.ts";

const folder = new URL("../migrations/", import.meta.url);

/** Runs what has not run yet. Throws an AppError naming the migration that failed. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await ensureAppRole(db);
  if (await isNewest(db)) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: readMigrations },
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (!error) return vacuumRewritten(db);
  const failed = results?.find((r) => r.status === "Error")?.migrationName ?? "the first step";
  throw new AppError(
    "internal",
    `The database could not be brought up to date at ${failed}; nothing of that step was kept`,
    { cause: error },
  );
}

/** Asked on every start, and cheaper than reading the migrations to find none to run. */
async function isNewest(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ made: boolean }>`
    SELECT to_regclass('kysely_migration') IS NOT NULL AS made`.execute(db);
  if (!rows[0]!.made) return false;
  const ran = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db);
  const names = new Set(ran.rows.map(({ name }) => name));
  return (await migrationNames()).every((name) => names.has(name));
}

/** In the order in which they run. */
async function migrationNames(): Promise<string[]> {
  const files = await readdir(folder);
  const ours = files.filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  return ours.map((name) => name.slice(0, -3)).sort();
}

async function readMigrations() {
  const entries = (await migrationNames()).map(
    async (name) => [name, await import(pathToFileURL(new URL(`${name}.ts`, folder).pathname).href)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * What a step has written anew is not known to be visible to everybody until its table is vacuumed: to read an index alone then
 * means to read the table as well, and PostgreSQL does not come by itself until a fifth of the table was changed.
 */
async function vacuumRewritten(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
      AND relpages > 100 AND relallvisible = 0`.execute(db);
  for (const { name } of rows) await sql`VACUUM (SKIP_LOCKED) ${sql.raw(name)}`.execute(db);
}

async function ensureAppRole(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${sql.lit(appRole)}) THEN CREATE ROLE ${sql.ref(appRole)} NOLOGIN; END IF;
      EXECUTE format('GRANT ${sql.raw(appRole)} TO %I', current_user);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`.execute(db);
  } catch (cause) {
    throw new AppError(
      "database_unavailable",
      `This database user may not create the role ${appRole}, which row-level security needs. As a superuser, run once: CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO <this user>;`,
      { cause },
    );
  }
}

/** Narrows a table to the workspace that the transaction is for, and lets the application role use it. For migrations. */
export async function secureByWorkspace(db: Kysely<Tables>, table: string): Promise<void> {
  await sql`
    ALTER TABLE ${sql.ref(table)} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY by_workspace ON ${sql.ref(table)} TO ${sql.ref(appRole)}
      USING (workspace_id = (SELECT nullif(current_setting('regulars.workspace_id', true), '')::bigint));
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${sql.ref(table)} TO ${sql.ref(appRole)};
  `.execute(db);
}
