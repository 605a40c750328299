// Stops PostgreSQL: first a fast shutdown, which ends sessions and writes everything down; if that hangs, an immediate
// one, after which the next start recovers from the log. Nothing committed is lost by either.
import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

const patienceMs = 60_000;

/** `exited` settles when the process is gone. */
export async function stopPostgres(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  const impatient = sleep(patienceMs, "late", { signal: patience.signal }).catch(() => "aborted");
  child.kill("SIGINT");
  if ((await Promise.race([exited, impatient])) === "late") child.kill("SIGQUIT");
  patience.abort();
  await exited;
}
