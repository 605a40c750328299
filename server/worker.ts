// The edge for background work: starts the queues and the loops that hand messages to vendors.
import type { Platform } from "./platform/index.ts";
import type { Services } from "./services.ts";

/** Makes the queues known and, with `work`, runs what they hold. Returns how to stop. */
export async function startWorker(
  platform: Platform,
  _services: Services,
  work: boolean,
): Promise<() => Promise<void>> {
  await platform.jobs.start({ work });
  return () => platform.jobs.close();
}
