// Where everything lies inside the data directory.
import { join, resolve } from "node:path";

export interface PostgresPaths {
  dataDir: string;
  /** PostgreSQL's own folder (PGDATA). */
  cluster: string;
  /** Password of the superuser. Inside the cluster, so that both appear by one rename. */
  password: string;
  /** Written by PostgreSQL while it runs. */
  pidFile: string;
  /** Written by us while it runs, so that commands find the database of a running server. */
  connection: string;
  log: string;
}

export function postgresPaths(dataDir: string): PostgresPaths {
  const root = resolve(dataDir);
  const cluster = join(root, "postgres");
  return {
    dataDir: root,
    cluster,
    password: join(cluster, "regulars-password"),
    pidFile: join(cluster, "postmaster.pid"),
    connection: join(root, "postgres.json"),
    log: join(root, "postgres.log"),
  };
}
