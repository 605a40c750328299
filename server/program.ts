// The program on an opened database: platform, services, and the roles asked for. It is most of what there is to read, so
// `start.ts` has it read while PostgreSQL comes up.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startSimulator } from "../simulator/server.ts";
import type { Config } from "./config.ts";
import { copiedTables } from "./copied.ts";
import { fillDemoOnce } from "./demo/once.ts";
import { firstStart } from "./first-start.ts";
import { createHttp } from "./http.ts";
import { createPlatform, type Platform } from "./platform/index.ts";
import type { Log } from "./platform/log.ts";
import { listenOrSay } from "./platform/ports.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { createServices, type Services } from "./services.ts";
import { startWorker } from "./worker.ts";

export interface ProgramParts {
  config: Config;
  log: Log;
  databaseUrl: string;
  secretKey: Buffer;
  /** Why the database is away, where somebody knows. */
  whyAway?: () => unknown;
}

/** Steps that end what was started, in the order in which it was. */
export type Undo = (() => Promise<unknown>)[];

const webDir = fileURLToPath(new URL("../dist/web", import.meta.url));

/** Starts it; what must be ended again is put on `undo` as it begins, so that a start which fails leaves nothing running. */
export async function startProgram(
  parts: ProgramParts,
  undo: Undo,
  say: (line: string) => void,
): Promise<{ platform: Platform; services: Services }> {
  const { config, log } = parts;
  config.simulatorUrl ??= await simulatorFor(config, log, undo);
  const platform = createPlatform(parts);
  undo.push(platform.database.close);
  undo.push(() => platform.stream.close());
  await prepareDatabase(platform.database);
  const services = createServices(platform);
  undo.push(platform.live.close);
  await platform.live.start();
  await fillDemoOnce(parts, services, say);
  const [stopWorker, app] = await Promise.all([
    startWorker(platform, services, config.roles.has("worker")),
    config.roles.has("api") ? createHttp(platform, services, { webDir }) : undefined,
  ]);
  undo.push(stopWorker);
  await firstStart(platform, services, say);
  if (app) {
    undo.push(() => app.close());
    await listenOrSay(app, config.host, config.port);
    say(`ready ${config.publicUrl}`);
    undo.push(platform.copy.close);
    platform.copy.start(copiedTables);
  }
  return { platform, services };
}

async function simulatorFor(config: Config, log: Log, undo: Undo): Promise<string | undefined> {
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
