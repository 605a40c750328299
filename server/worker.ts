// The edge for background work: starts the queues and the loops that hand messages to vendors.
import type { Platform } from "./platform/index.ts";
import type { Services } from "./services.ts";

/** Makes the queues known and, with `work`, runs what they hold and sends what waits. Returns how to stop. */
export async function startWorker(
  platform: Platform,
  services: Services,
  work: boolean,
): Promise<() => Promise<void>> {
  await platform.jobs.start({ work });
  if (work) await platform.stream.start();
  const stops = work
    ? [
        await services.imports.startTending(),
        services.campaigns.startTending(),
        services.delivery.startWorker(),
      ]
    : [];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
    await services.campaigns.close();
    await services.lookalikes.close();
    await platform.jobs.close();
  };
}
