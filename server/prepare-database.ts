// Makes an opened database ready for the program: new enough, and its tables up to date.
import { sql } from "kysely";
import { AppError } from "../contract/errors.ts";
import type { Database } from "./platform/database.ts";
import { migrate } from "./platform/migrate.ts";

const oldestVersion = 150_000;

/** Throws `database_unavailable` in plain words. */
export async function prepareDatabase(database: Database): Promise<void> {
  await checkVersion(database);
  await migrate(database.system);
}

async function checkVersion(database: Database): Promise<void> {
  const { rows } = await ask(database);
  const version = Number(rows[0]?.server_version_num);
  if (version >= oldestVersion) return;
  throw new AppError(
    "database_unavailable",
    `PostgreSQL 15 or later is needed; DATABASE_URL leads to version ${Math.floor(version / 10_000)}.`,
  );
}

async function ask(database: Database) {
  try {
    return await sql<{ server_version_num: string }>`SHOW server_version_num`.execute(database.system);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      "database_unavailable",
      `The database cannot be reached (${why}). Check DATABASE_URL, and that PostgreSQL is running.`,
      { cause },
    );
  }
}
