// PostgreSQL refuses to run as root. Started by root, we give it another identity: best a user namespace, in which it is
// nobody inside and still owns its files outside; where containers forbid that, another user of the system.
import { spawnSync } from "node:child_process";
import { chownSync, lchownSync, lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../../contract/errors.ts";

export interface SystemUser {
  /** Put before the program and its arguments. */
  prefix: string[];
  /** For `spawn`; left out where the identity stays. */
  spawnAs: { uid?: number; gid?: number };
  /** Who must own the cluster's files, as seen from here; left out where that cannot be otherwise. */
  owner?: { uid: number; gid: number };
}

const nobody = 65534;
const namespace = ["unshare", "--user", `--map-user=${nobody}`, `--map-group=${nobody}`];

/** Chooses an identity that may run `program` and enter `dataDir`. */
export function chooseSystemUser(program: string, dataDir: string, env: Record<string, string>): SystemUser {
  if (process.getuid?.() !== 0) return { prefix: [], spawnAs: {} };
  const chosen = candidates(dataDir).find((user) => canRun(user, program, dataDir, env));
  if (chosen) return chosen;
  throw new AppError(
    "database_unavailable",
    `PostgreSQL may not run as root, and no other user of this system can both run ${program} and enter ${dataDir}. Start Regulars as an ordinary user, put it where everyone may read (such as /opt), or set DATABASE_URL.`,
  );
}

function candidates(dataDir: string): SystemUser[] {
  const { uid, gid } = statSync(dataDir);
  const others = [
    { uid, gid },
    { uid: nobody, gid: nobody },
  ].filter((other) => other.uid !== 0);
  return [
    { prefix: namespace, spawnAs: {}, owner: { uid: 0, gid: 0 } },
    ...others.map((owner) => ({ prefix: otherUser(owner), spawnAs: {}, owner })),
    ...others.map((owner) => ({ prefix: [], spawnAs: owner, owner })),
  ];
}

/** Keeps one privilege of root's, to pass through folders that are closed to the other user, such as /root. */
function otherUser({ uid, gid }: { uid: number; gid: number }): string[] {
  // Without the bit, access(2), by which initdb looks for its programs, would ignore the privilege.
  const capabilities = [
    "--securebits=+no_setuid_fixup",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
  return ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", ...capabilities];
}

function canRun(user: SystemUser, program: string, dataDir: string, env: Record<string, string>): boolean {
  const [command, ...rest] = [
    ...user.prefix,
    "sh",
    "-c",
    'cd "$1" && exec "$2" --version',
    "sh",
    dataDir,
    program,
  ];
  const options = { ...user.spawnAs, env, stdio: "ignore" } as const;
  return spawnSync(command!, rest, options).status === 0;
}

/** Hands a folder and all in it to the identity, where an earlier start used another one. */
export function giveTo(user: SystemUser, path: string): void {
  if (!user.owner || lstatSync(path).uid === user.owner.uid) return;
  const { uid, gid } = user.owner;
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
  // Last, so that an interrupted pass is seen and done again.
  chownSync(path, uid, gid);
}
