// Builds the whole program from its settings: database, platform, services, and the roles asked for.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSimulator } from "../simulator/server.ts";
import type { Config } from "./config.ts";
import { copiedTables } from "./copied.ts";
import { fillDemoOnce } from "./demo/once.ts";
import { firstStart } from "./first-start.ts";
import { createHttp } from "./http.ts";
import { openDatabase } from "./open-database.ts";
import { createPlatform, type Platform } from "./platform/index.ts";
import type { Log } from "./platform/log.ts";
import { checkPort, freePort, listenOrSay } from "./platform/ports.ts";
import { readSecretKey } from "./platform/secret-key.ts";
import { createServices, type Services } from "./services.ts";
import { startWorker } from "./worker.ts";

export interface Running {
  url: string;
  platform: Platform;
  services: Services;
  stop(): Promise<void>;
}

const webDir = fileURLToPath(new URL("../dist/web", import.meta.url));

/** Starts what `config.roles` asks for. `say` tells the person at the terminal; the log is for operators. */
export async function startRegulars(asked: Config, log: Log, say: (line: string) => void): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const config = await withPort(asked);
    if (config.roles.has("api")) await checkPort(config.host, config.port);
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
    const secretKey = config.secretKey ?? (await readSecretKey(config.dataDir));
    const opened = await openDatabase(config, log);
    undo.push(opened.close);
    config.simulatorUrl ??= await simulatorFor(config, log, undo);

    const parts = { config, log, databaseUrl: opened.url, secretKey };
    const platform = createPlatform(parts);
    undo.push(platform.database.close);
    undo.push(() => platform.stream.close());
    await opened.prepare(platform.database);
    const services = createServices(platform);
    undo.push(platform.live.close);
    await platform.live.start();
    await fillDemoOnce(parts, services, say);
    undo.push(await startWorker(platform, services, config.roles.has("worker")));
    await firstStart(platform, services, say);
    if (config.roles.has("api")) {
      undo.push(await serveApi(platform, services, say));
      undo.push(platform.copy.close);
      platform.copy.start(copiedTables);
    }
    return { url: config.publicUrl, platform, services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Port 0 asks for any free one, which must be known before addresses are given out. */
async function withPort(config: Config): Promise<Config> {
  if (config.port !== 0) return { ...config };
  const port = await freePort(config.host);
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) };
}

async function simulatorFor(
  config: Config,
  log: Log,
  undo: (() => Promise<unknown>)[],
): Promise<string | undefined> {
  if (!config.roles.has("simulator")) return undefined;
  const simulator = await startSimulator({
    port: 0,
    dataDir: join(config.dataDir, "simulator"),
    // Its receipts come to our public address, which may be another than loopback.
    allowCallbacks: [new URL(config.publicUrl).hostname],
    log: (sentence) => log.warn(sentence),
  });
  undo.push(() => simulator.close());
  return simulator.url;
}

async function serveApi(
  platform: Platform,
  services: Services,
  say: (line: string) => void,
): Promise<() => Promise<void>> {
  const { config } = platform;
  const app = await createHttp(platform, services, { webDir });
  await listenOrSay(app, config.host, config.port);
  say(`ready ${config.publicUrl}`);
  return async () => {
    await app.close();
  };
}
