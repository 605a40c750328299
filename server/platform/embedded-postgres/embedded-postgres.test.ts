// Starts, stops and kills real PostgreSQL processes, to see that data survives and nothing is left running.
import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "../../../contract/errors.ts";
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from "./index.ts";
import { isAlive } from "./postmaster.ts";
import { holdingProgram, query, startElsewhere } from "./testing.ts";

const log = { info: () => {}, warn: () => {} };

let made: string;
let dataDir: string;
const started: EmbeddedPostgres[] = [];
const processes: ChildProcess[] = [];

// Made once, and stopped; most tests begin with a copy of it.
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "regulars-postgres-"));
  await (await startEmbeddedPostgres({ dataDir: made, log })).stop();
});

afterAll(() => rmSync(made, { recursive: true }));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "regulars-postgres-"));
  cpSync(made, dataDir, { recursive: true });
});

function emptyDataDir(): void {
  for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
}

afterEach(async () => {
  for (const child of processes.splice(0)) child.kill("SIGTERM");
  await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
  await expect.poll(postgresProcesses).toEqual([]);
  rmSync(dataDir, { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  started.push(postgres);
  return postgres;
}

/** Process ids of everything PostgreSQL that works in this test's data directory. */
function postgresProcesses(): string[] {
  if (!existsSync("/proc")) return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(join(dataDir, "postgres"));
    } catch {
      return false;
    }
  });
}

async function faultOf(work: Promise<unknown>): Promise<AppError> {
  const fault = await work.catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(AppError);
  return fault as AppError;
}

describe("a data directory", () => {
  test("keeps its data over stop and start", async () => {
    const first = await start();
    await query(first.url, "create table coffee as select 'Asha' as drinker");
    await first.stop();
    const second = await start();
    expect(await query(second.url, "select drinker from coffee")).toEqual([["Asha"]]);
  });

  test("is private: secrets are for the owner alone, and only loopback is served", async () => {
    emptyDataDir();
    const { url } = await start();
    for (const name of ["postgres", "postgres.json", "postgres.log", "postgres/regulars-password"]) {
      expect([name, statSync(join(dataDir, name)).mode & 0o077]).toEqual([name, 0]);
    }
    const settings =
      "select current_setting('listen_addresses'), current_setting('unix_socket_directories'), current_setting('fsync')";
    expect(await query(url, settings)).toEqual([["127.0.0.1", "", "on"]]);
    await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(
      /password authentication failed/,
    );
  });

  test("sorts and folds letters of all languages alike on every machine", async () => {
    const { url } = await start();
    expect(
      await query(url, "select lower('ÀÉ'), current_setting('TimeZone'), version() like 'PostgreSQL 18%'"),
    ).toEqual([["àé", "UTC", true]]);
  });

  test("in use by another Regulars is refused, naming its process", async () => {
    const { holder } = await startElsewhere(dataDir, processes);
    const fault = await faultOf(start());
    expect(fault.code).toBe("conflict");
    expect(fault.message).toContain(`in use by another Regulars, process ${holder.pid}.`);
  });

  test("goes to exactly one of two that start at the same moment", async () => {
    emptyDataDir();
    const both = await Promise.all([startElsewhere(dataDir, processes), startElsewhere(dataDir, processes)]);
    expect(both.map(({ said }) => said.code ?? "started").sort()).toEqual(["conflict", "started"]);
    const running = await findRunningPostgres(dataDir);
    expect(running?.url).toBe(both.find(({ said }) => said.url)?.said.url);
  });

  test("made by another major version of PostgreSQL is left alone", async () => {
    writeFileSync(join(dataDir, "postgres/PG_VERSION"), "15\n");
    expect((await faultOf(start())).message).toMatch(
      /made by PostgreSQL 15, and this Regulars brings PostgreSQL 18/,
    );
  });

  test("with something else in its place is left alone", async () => {
    emptyDataDir();
    mkdirSync(join(dataDir, "postgres"));
    writeFileSync(join(dataDir, "postgres/thesis.txt"), "ten years of work");
    expect((await faultOf(start())).message).toMatch(/holds no PostgreSQL database/);
    expect(readdirSync(join(dataDir, "postgres"))).toEqual(["thesis.txt"]);
  });
});

describe("finding a running PostgreSQL", () => {
  test("answers its address while it runs, nothing after", async () => {
    expect(await findRunningPostgres(dataDir)).toBeUndefined();
    const postgres = await start();
    expect(await findRunningPostgres(dataDir)).toMatchObject({
      url: postgres.url,
      pid: postgres.pid,
      owner: process.pid,
    });
    await postgres.stop();
    expect(await findRunningPostgres(dataDir)).toBeUndefined();
  });
});

describe("after kill -9", () => {
  test("of the owner, PostgreSQL stops by itself and the next start has the data", async () => {
    const { holder, said } = await startElsewhere(dataDir, processes);
    await query(said.url, "create table coffee as select 'Ravi' as drinker");
    holder.kill("SIGKILL");
    await expect.poll(() => isAlive(said.pid), { timeout: 20_000 }).toBe(false);
    expect(await query((await start()).url, "select drinker from coffee")).toEqual([["Ravi"]]);
  });

  test("of the owner, an immediate start waits for the old one to end", async () => {
    const { holder, said } = await startElsewhere(dataDir, processes);
    await query(said.url, "create table coffee as select 'Mei' as drinker");
    holder.kill("SIGKILL");
    expect(await query((await start()).url, "select drinker from coffee")).toEqual([["Mei"]]);
  });

  test("of PostgreSQL itself, its owner hears of it and the next start recovers", async () => {
    const first = await start();
    await query(first.url, "create table coffee as select 'Tomás' as drinker");
    process.kill(first.pid, "SIGKILL");
    await first.exited;
    expect(await query((await start()).url, "select drinker from coffee")).toEqual([["Tomás"]]);
  });

  test("a process id that now belongs to a stranger does not stand in the way", async () => {
    writeFileSync(join(dataDir, "postgres/postmaster.pid"), `${process.ppid}\n${dataDir}/postgres\n`);
    await start();
  });

  test("in the first seconds, what is half made is made anew", async () => {
    emptyDataDir();
    const holder = spawn(process.execPath, [holdingProgram, dataDir], { stdio: "ignore" });
    const making = () => readdirSync(dataDir).find((name) => name.startsWith("postgres.making-"));
    await expect.poll(making, { interval: 5 }).toBeDefined();
    holder.kill("SIGKILL");
    await start();
    await expect.poll(postgresProcesses).toHaveLength(1);
    await started[0]?.stop();
    await start();
    expect(making()).toBeUndefined();
  });
});
