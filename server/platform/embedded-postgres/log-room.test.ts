// On a PostgreSQL of its own: how many files of its log stand ready is a matter of the whole cluster.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./index.ts";
import { makeRoomInLog } from "./log-room.ts";
import { postgresPaths } from "./paths.ts";
import { query } from "./testing.ts";

const dataDir = mkdtempSync(join(tmpdir(), "regulars-log-room-"));
const { cluster } = postgresPaths(dataDir);
const start = () =>
  startEmbeddedPostgres({
    dataDir,
    log: { info: () => {}, warn: () => {} },
    settings: { min_wal_size: "96MB" },
  });

let postgres: EmbeddedPostgres;
beforeAll(async () => {
  postgres = await start();
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(dataDir, { recursive: true });
});

/** Files that come after the one that is written to. */
async function ready(): Promise<number> {
  const [[current]] = (await query(postgres.url, "SELECT pg_walfile_name(pg_current_wal_lsn())")) as [
    [string],
  ];
  const files = readdirSync(join(cluster, "pg_wal")).filter((name) => /^[0-9A-F]{24}$/.test(name));
  return files.filter((name) => name > current).length;
}

test("files of the log stand ready, are made once, and are there after a start", {
  timeout: 30_000,
}, async () => {
  expect(await ready()).toBeLessThan(5);
  expect(await makeRoomInLog(postgres.url, cluster)).toBeGreaterThan(0);
  expect(await ready()).toBe(5);
  expect(await makeRoomInLog(postgres.url, cluster)).toBe(0);
  await postgres.stop();
  postgres = await start();
  expect(await ready()).toBe(5);
});

test("who stops it meanwhile waits for no more than the file at hand", async () => {
  expect(await makeRoomInLog(postgres.url, cluster, AbortSignal.abort())).toBe(0);
});
