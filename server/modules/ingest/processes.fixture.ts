// Another process of the same program, for tests: platform and services of their own over a database.

import { readConfig } from "../../config.ts";
import { createPlatform } from "../../platform/index.ts";
import { createLog } from "../../platform/log.ts";
import { createServices, type Services } from "../../services.ts";

export interface Process {
  services: Services;
  stop(): Promise<void>;
}

export function startProcess(databaseUrl: string): Process {
  const config = readConfig(["--port", "0", "--demo", "none"], {});
  const log = createLog("silent");
  const platform = createPlatform({
    config,
    log,
    databaseUrl,
    secretKey: Buffer.alloc(32, 7),
    maxConnections: 5,
  });
  return {
    services: createServices(platform),
    async stop() {
      await platform.stream.close();
      await platform.database.close();
    },
  };
}
