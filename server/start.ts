// Starts the whole program from its settings: the database, and on it what the settings ask for.
import { mkdir } from "node:fs/promises";
import type { Config } from "./config.ts";
import { openDatabase } from "./open-database.ts";
import type { Platform } from "./platform/index.ts";
import type { Log } from "./platform/log.ts";
import { checkPort, freePort } from "./platform/ports.ts";
import { readSecretKey } from "./platform/secret-key.ts";
import type { Undo } from "./program.ts";
import type { Services } from "./services.ts";

export interface Running {
  url: string;
  platform: Platform;
  services: Services;
  stop(): Promise<void>;
}

/** Starts what `config.roles` asks for. `say` tells the person at the terminal; the log is for operators. */
export async function startRegulars(asked: Config, log: Log, say: (line: string) => void): Promise<Running> {
  const undo: Undo = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const config = await withPort(asked);
    if (config.roles.has("api")) await checkPort(config.host, config.port);
    await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
    const secretKey = config.secretKey ?? (await readSecretKey(config.dataDir));
    const opening = openDatabase(config, log).then((opened) => {
      undo.push(opened.close);
      return opened.url;
    });
    const [databaseUrl, { startProgram }] = await Promise.all([opening, import("./program.ts")]);
    const running = await startProgram({ config, log, databaseUrl, secretKey }, undo, say);
    return { url: config.publicUrl, ...running, stop };
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
