// Makes the database cluster on the first start. It is made under another name and renamed when whole, so that a
// start that was killed half-way leaves nothing that looks like a database.
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { notACluster, otherMajor, startFault } from "./faults.ts";
import type { PostgresPaths } from "./paths.ts";
import { isAlive } from "./postmaster.ts";
import { ended, type Programs } from "./programs.ts";
import { giveTo } from "./system-user.ts";

export const superuser = "postgres";
const makingPrefix = "postgres.making-";

/** Leaves a whole cluster of our version, owned by the one who will run it. */
export async function ensureCluster(paths: PostgresPaths, programs: Programs): Promise<void> {
  removeHalfMade(paths.dataDir);
  if (!isCluster(paths.cluster)) await makeCluster(paths, programs);
  const found = readFileSync(join(paths.cluster, "PG_VERSION"), "utf8").trim();
  if (found !== programs.binaries.major) throw otherMajor(paths.cluster, found, programs.binaries.major);
  giveTo(programs.user, paths.cluster);
  // Copying a data directory often loses this, and PostgreSQL insists on it.
  if (statSync(paths.cluster).mode & 0o027) chmodSync(paths.cluster, 0o700);
}

function isCluster(cluster: string): boolean {
  if (existsSync(join(cluster, "PG_VERSION"))) return true;
  if (existsSync(cluster) && readdirSync(cluster).length > 0) throw notACluster(cluster);
  return false;
}

function removeHalfMade(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(makingPrefix))) {
    const maker = Number(name.slice(makingPrefix.length));
    if (maker !== process.pid && isAlive(maker)) continue;
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // An initdb whose parent was killed may still be writing; the next start removes the rest.
    }
  }
}

async function makeCluster(paths: PostgresPaths, programs: Programs): Promise<void> {
  const making = join(paths.dataDir, `${makingPrefix}${process.pid}`);
  const cluster = join(making, "cluster");
  const password = join(making, "password");
  mkdirSync(making);
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  giveTo(programs.user, making);
  await initdb(paths.dataDir, programs, cluster, password);
  renameSync(password, join(cluster, "regulars-password"));
  moveIntoPlace(cluster, paths.cluster);
  rmSync(making, { recursive: true });
}

async function initdb(dataDir: string, programs: Programs, cluster: string, password: string): Promise<void> {
  const args = [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${password}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  const child = programs.run(programs.binaries.initdb, args, ["ignore", "pipe", "pipe"]);
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += chunk));
  const code = await ended(child);
  if (code !== 0) throw startFault(dataDir, printed);
}

/** Where another start was faster, its cluster stays and ours is thrown away. */
function moveIntoPlace(made: string, cluster: string): void {
  try {
    renameSync(made, cluster);
  } catch (fault) {
    if (!existsSync(join(cluster, "PG_VERSION"))) throw fault;
  }
}
