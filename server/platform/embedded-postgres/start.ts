// Starts the built-in PostgreSQL on a data directory: claim it, make the cluster if it is new, launch, wait until it
// answers. The first start takes about a second, later ones a fraction; after a crash it recovers first.
import { mkdirSync } from "node:fs";
import { ensureCluster } from "./cluster.ts";
import { connectionUrl, database, ensureDatabase, removeConnection, writeConnection } from "./connection.ts";
import { filesystemFault, makingFault } from "./faults.ts";
import { type Launched, launch } from "./launch.ts";
import type { EmbeddedPostgres, EmbeddedPostgresOptions, PostgresLog } from "./options.ts";
import { type PostgresPaths, postgresPaths } from "./paths.ts";
import { findPrograms } from "./programs.ts";
import { stopPostgres } from "./stop.ts";
import { claimCluster } from "./takeover.ts";

/** Throws an AppError in plain words: `conflict` (in use), `disk_full`, else `database_unavailable`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const paths = postgresPaths(options.dataDir);
  makeDataDir(paths.dataDir);
  try {
    const programs = findPrograms(paths.dataDir);
    await claimCluster(paths);
    await ensureCluster(paths, programs);
    return await serve(paths, await launch(paths, programs, options), options.log);
  } catch (fault) {
    throw filesystemFault(paths.dataDir, fault);
  }
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (fault) {
    throw makingFault(dataDir, fault);
  }
}

async function serve(paths: PostgresPaths, launched: Launched, log: PostgresLog): Promise<EmbeddedPostgres> {
  const { child, pid, port } = launched;
  let stopping: Promise<void> | undefined;
  const exited = launched.exited.then(() => {
    removeConnection(paths, pid);
    if (!stopping) log.warn(`PostgreSQL (process ${pid}) ended by itself; ${paths.log} may say why.`);
  });
  const stop = () => (stopping ??= stopPostgres(child, exited));
  try {
    await ensureDatabase(paths, port);
    const url = connectionUrl(paths, port, database);
    writeConnection(paths, { url, port, pid, owner: process.pid });
    return { url, pid, exited, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
