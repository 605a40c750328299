// Starts the whole program for a test: a database of its own, a real port, clients for every role, a clock to turn, and
// `drain` to wait for background work. Everything goes through the front.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { Role, Scope } from "../contract/permissions.ts";
import { readConfig } from "../server/config.ts";
import { copiedTables } from "../server/copied.ts";
import { createHttp } from "../server/http.ts";
import { createPlatform, type Platform } from "../server/platform/index.ts";
import { createLog } from "../server/platform/log.ts";
import { createServices, type Services } from "../server/services.ts";
import { startWorker } from "../server/worker.ts";
import { type Client, createClient } from "./client.ts";
import { freshDatabase } from "./fresh-database.ts";
import { makeKey, makePerson, makeWorkspace } from "./people.ts";
import { TestClock } from "./test-clock.ts";

export interface TestApp {
  url: string;
  platform: Platform;
  services: Services;
  clock: TestClock;
  databaseUrl: string;
  dataDir: string;
  /** A signed-in member of the workspace (`shop` unless said), made on first use. */
  as(role: Role, workspace?: string): Promise<Client>;
  /** A client with an API key of the workspace. */
  key(scopes: Scope[], workspace?: string): Promise<Client>;
  stranger: Client;
  /** Makes a second workspace to look across the fence from. */
  workspace(slug: string, settings?: { currency?: string; timezone?: string }): Promise<string>;
  workspaceId(slug?: string): string;
  stop(): Promise<void>;
}

export interface TestOptions {
  currency?: string;
  timezone?: string;
  env?: Record<string, string>;
  /** Also run background work; tests that need none start faster without. */
  work?: boolean;
  /** Also keep a columnar copy; without, PostgreSQL answers everything. */
  copy?: boolean;
  /** When it is, until the clock is turned. */
  now?: string;
}

/** A database, a server on a free port and a workspace named `shop` (INR, Asia/Kolkata unless said). */
export async function startApp(options: TestOptions = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), "regulars-app-"));
  const fresh = await freshDatabase(inject("databaseUrl"));
  const clock = new TestClock(options.now);
  const config = readConfig(["--port", "0", "--data", dataDir, "--demo", "none"], {
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
    COPY_FROM_ROWS: "0",
    ...options.env,
  });
  const platform = createPlatform({
    config,
    log: createLog(config.logLevel),
    databaseUrl: fresh.url,
    secretKey: Buffer.alloc(32, 7),
    clock,
    maxConnections: 10,
  });
  const services = createServices(platform);
  await platform.live.start();
  const stopWorker = options.work ? await startWorker(platform, services, true) : undefined;
  if (!options.work) await platform.stream.start();
  const http = await createHttp(platform, services, { checkReplies: true });
  const url = await http.listen({ host: "127.0.0.1", port: 0 });
  config.publicUrl = url;
  config.port = Number(new URL(url).port);
  if (options.copy) {
    platform.copy.start(copiedTables);
    await copyReady(platform);
  }

  const workspaces = new Map<string, string>();
  const people = new Map<string, Promise<Client>>();
  const workspace = async (slug: string, settings: { currency?: string; timezone?: string } = {}) => {
    const id = await makeWorkspace(platform, slug, {
      currency: settings.currency ?? "INR",
      timezone: settings.timezone ?? "Asia/Kolkata",
    });
    workspaces.set(slug, id);
    return id;
  };
  const workspaceId = (slug = "shop") => {
    const id = workspaces.get(slug);
    if (!id) throw new Error(`no workspace ${slug} in this test`);
    return id;
  };
  await workspace("shop", options);

  return {
    url,
    platform,
    services,
    clock,
    databaseUrl: fresh.url,
    dataDir,
    workspace,
    workspaceId,
    stranger: createClient(url, {}),
    as(role, slug = "shop") {
      const name = `${role} ${slug}`;
      const known =
        people.get(name) ?? makePerson(platform, url, { role, workspaceId: workspaceId(slug), slug });
      people.set(name, known);
      return known;
    },
    key: (scopes, slug = "shop") => makeKey(platform, url, { scopes, workspaceId: workspaceId(slug) }),
    async stop() {
      await platform.copy.close();
      await stopWorker?.();
      await http.close();
      await platform.stream.close();
      await platform.live.close();
      await platform.database.close();
      await fresh.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function copyReady(platform: Platform): Promise<void> {
  while ((await platform.copy.status()).state !== "ready")
    await new Promise((resolve) => setTimeout(resolve, 20));
}
