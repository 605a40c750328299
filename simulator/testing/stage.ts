// A simulator and a receiver for one test, cleared away after it.
import { onTestFinished } from "vitest";
import { startSimulator } from "../server.ts";
import type { Settings } from "../settings.ts";
import { startReceiver } from "./receiver.ts";
import { Shop, temporaryFolder } from "./shop.ts";

export async function stage(settings: Partial<Settings> = {}) {
  const { dir, remove } = await temporaryFolder();
  const receiver = await startReceiver();
  const start = () => startSimulator({ port: 0, dataDir: dir, retry: { first: 10, most: 50 }, ...settings });
  const simulator = await start();
  onTestFinished(async () => {
    await simulator.close();
    await receiver.close();
    await remove();
  });
  const shop = () => new Shop(simulator.url, receiver.url);
  return { dir, receiver, simulator, shop, start };
}
