// Runs PostgreSQL's programs under the chosen identity and in an environment of our own: whatever PG* variables the
// person has set belong to another database.
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { type Binaries, findBinaries } from "./binaries.ts";
import { chooseSystemUser, type SystemUser } from "./system-user.ts";

export interface Programs {
  binaries: Binaries;
  user: SystemUser;
  run(program: string, args: string[], stdio: StdioOptions): ChildProcess;
}

export function findPrograms(dataDir: string): Programs {
  const binaries = findBinaries(dataDir);
  const env = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", ...binaries.env };
  const user = chooseSystemUser(binaries.postgres, dataDir, env);
  return {
    binaries,
    user,
    run(program, args, stdio) {
      const [command, ...rest] = [...user.prefix, program, ...args];
      // Detached: Ctrl-C in a terminal reaches the whole process group, and PostgreSQL must be the last to stop.
      return spawn(command!, rest, { ...user.spawnAs, env, stdio, cwd: dataDir, detached: true });
    },
  };
}

/** Settles when the process has ended; answers its exit code, null after a signal. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", () => resolve(null));
  });
}
