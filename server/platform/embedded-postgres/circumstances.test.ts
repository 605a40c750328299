// The built-in PostgreSQL in places that are less than ideal: a full or read-only disk, packages that may not be written
// to, root without user namespaces. Each is made for real, where this system lets us.
import { type ChildProcess, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { query, startElsewhere } from "./testing.ts";

const isRoot = process.getuid?.() === 0;
const ownMounts = ["unshare", "--map-root-user", "--mount", "--"];
const mayMount = spawnSync(ownMounts[0]!, [...ownMounts.slice(1), "true"]).status === 0;

let dataDir: string;
const processes: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "regulars-postgres-"));
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map(end));
  rmSync(dataDir, { recursive: true });
});

async function end(holder: ChildProcess): Promise<void> {
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  holder.kill("SIGTERM");
  await once(holder, "exit");
}

/** Wraps a command so that it sees the data directory as a file system of its own. */
function mounted(options: string): string[] {
  const script = `mount -t tmpfs -o ${options} tmpfs '${dataDir}' && exec "$@"`;
  return [...ownMounts, "sh", "-c", script, "sh"];
}

// Skipped where mounting is not for us, as in most containers.
describe.skipIf(!mayMount)("on a disk that", () => {
  test("is full, it says so and what to do", async () => {
    const { said } = await startElsewhere(dataDir, processes, { command: mounted("size=8m") });
    expect(said.code).toBe("disk_full");
    expect(said.message).toContain(`The disk that holds ${dataDir} is full.`);
  });

  test("may not be written to, it says so and what to do", async () => {
    const { said } = await startElsewhere(dataDir, processes, { command: mounted("ro") });
    expect(said.code).toBe("database_unavailable");
    expect(said.message).toContain(`The data directory ${dataDir} cannot be written to.`);
  });
});

test("where a file stands in the way, it says so", async () => {
  const file = join(dataDir, "notes.txt");
  writeFileSync(file, "mine");
  for (const place of [file, join(file, "data")]) {
    expect((await startElsewhere(place, processes)).said.message).toContain(`${place} is or lies in a file.`);
  }
});

// As an ordinary user there is nobody else to become.
describe.skipIf(!isRoot)("as root without user namespaces", () => {
  function pathWith(...programs: string[]): Record<string, string> {
    const folder = join(dataDir, "bin");
    mkdirSync(folder, { recursive: true });
    for (const program of programs) {
      const found = spawnSync("sh", ["-c", `command -v ${program}`], { encoding: "utf8" }).stdout.trim();
      symlinkSync(found, join(folder, program));
    }
    return { PATH: folder };
  }

  test("it runs as another user, even in a folder closed to that one", async () => {
    const { said } = await startElsewhere(dataDir, processes, { env: pathWith("sh", "setpriv") });
    expect(await query(said.url, "select 1")).toEqual([[1]]);
    expect(statSync(`/proc/${said.pid}`).uid).toBe(65534);
  });

  test("it runs as another user where the tools to keep privileges are missing too", async () => {
    chmodSync(dataDir, 0o755);
    const { said } = await startElsewhere(dataDir, processes, { env: pathWith("sh") });
    expect(await query(said.url, "select 1")).toEqual([[1]]);
    expect(statSync(`/proc/${said.pid}`).uid).toBe(65534);
  });

  test("it takes over what it made under another identity, and back", async () => {
    const first = await startElsewhere(dataDir, processes);
    await query(first.said.url, "create table coffee as select 'Asha' as drinker");
    await end(first.holder);
    const second = await startElsewhere(dataDir, processes, { env: pathWith("sh", "setpriv") });
    expect(await query(second.said.url, "select drinker from coffee")).toEqual([["Asha"]]);
    await end(second.holder);
    const third = await startElsewhere(dataDir, processes);
    expect(await query(third.said.url, "select drinker from coffee")).toEqual([["Asha"]]);
  });
});
