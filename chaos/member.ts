// A process of the program among several: it is started again whenever it was killed, and its log is listened to.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface Member {
  name: string;
  /** kill -9, and started again. */
  kill(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

export function startMember(
  name: string,
  env: Record<string, string>,
  heard: (line: Record<string, unknown>) => void,
): Member {
  let child: ChildProcess;
  const start = () => {
    child = spawn(process.execPath, ["server/main.ts"], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    createInterface({ input: child.stderr! }).on("line", (line) => {
      try {
        heard(JSON.parse(line));
      } catch {
        // Not every line is a log's: a process may die in the middle of one.
      }
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  start();
  return {
    name,
    async kill() {
      await end("SIGKILL");
      start();
    },
    stop: () => end("SIGTERM"),
  };
}
