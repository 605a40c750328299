// How the process ends: asked by a signal, or because the bootstrap that started it is gone. Both stop it cleanly.

/** Longer than any request or batch may take; after that, stopping has hung. */
const patienceMs = 45_000;
/** Ctrl-C arrives several times: from the terminal, from npm and from the bootstrap. */
const sameWishMs = 1_000;

/**
 * Calls `onStop` once, on SIGINT, SIGTERM, or when the parent's IPC channel closes (even by kill -9), then ends the
 * process: 0 if it settled, 1 if it threw or hung. A signal repeated after a second ends it at once.
 */
export function stopWithParent(onStop: () => Promise<void>): void {
  let askedAt = 0;
  const stop = () => {
    if (askedAt > 0) {
      if (Date.now() - askedAt > sameWishMs) process.exit(1);
      return;
    }
    askedAt = Date.now();
    setTimeout(() => fail(`Stopping took longer than ${patienceMs / 1000} seconds`), patienceMs).unref();
    onStop().then(() => process.exit(0), fail);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.once("disconnect", stop);
  // With the parent its end of our output may be gone; a word into the void must not break off a clean stop.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
}

function fail(reason: unknown): never {
  console.error("Regulars did not stop cleanly; what was acknowledged is kept.", reason);
  process.exit(1);
}
