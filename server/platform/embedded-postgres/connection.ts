// The connection file: while the server runs, it tells commands such as `npm run cli` where the database is.
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import pg from "pg";
import { superuser } from "./cluster.ts";
import { type PostgresPaths, postgresPaths } from "./paths.ts";
import { findPostmaster } from "./postmaster.ts";

export const database = "regulars";

export interface RunningPostgres {
  url: string;
  port: number;
  pid: number;
  /** Process id of the Regulars that started it. */
  owner: number;
}

export function connectionUrl(paths: PostgresPaths, port: number, name: string): string {
  const password = readFileSync(paths.password, "utf8").trim();
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}

export function writeConnection(paths: PostgresPaths, running: RunningPostgres): void {
  const draft = `${paths.connection}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, paths.connection);
}

/** Leaves the file alone when the next Regulars has already put its own there. */
export function removeConnection(paths: PostgresPaths, pid: number): void {
  if (readConnection(paths)?.pid === pid) rmSync(paths.connection, { force: true });
}

export function readConnection(paths: PostgresPaths): RunningPostgres | undefined {
  try {
    return JSON.parse(readFileSync(paths.connection, "utf8")) as RunningPostgres;
  } catch {
    return undefined;
  }
}

/** The database of a Regulars that runs on this data directory: its process lives and it answers. */
export async function findRunningPostgres(dataDir: string): Promise<RunningPostgres | undefined> {
  const paths = postgresPaths(dataDir);
  const running = readConnection(paths);
  if (!running || findPostmaster(paths)?.pid !== running.pid) return undefined;
  return (await answers(running.url)) ? running : undefined;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Made on the first start, in a step of its own, since initdb makes only `postgres`. */
export async function ensureDatabase(paths: PostgresPaths, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(paths, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}
