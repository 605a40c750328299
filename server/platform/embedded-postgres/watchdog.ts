// Stops PostgreSQL when its owner is gone, however that came about: the watchdog's input is a pipe that only the owner
// holds, and the kernel closes it even after kill -9. A shell, since it is on every Unix and takes a megabyte.
import { spawn } from "node:child_process";

const script = `
while read -r line; do :; done
kill -INT "$1" 2>/dev/null || exit 0
seconds=0
while kill -0 "$1" 2>/dev/null; do
  [ "$seconds" -ge 60 ] && kill -QUIT "$1"
  sleep 1
  seconds=$((seconds + 1))
done`;

/** Answers a function that calls the watchdog off, for when PostgreSQL has ended. */
export function watchOver(pid: number): () => void {
  const watchdog = spawn("sh", ["-c", script, "regulars-postgres-watchdog", String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // A watchdog that ends early costs safety, not service.
  watchdog.on("error", () => {});
  watchdog.stdin.on("error", () => {});
  return () => void watchdog.kill("SIGKILL");
}
