// Several processes that want the same lock get it one after another, and a killed one does not keep it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.mjs";

let folder: string;
let lock: string;
let journal: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "regulars-lock-"));
  lock = join(folder, "lock");
  journal = join(folder, "journal");
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Notes when it comes in and goes out, and stays for a while in between. */
function worker(stayMs: number): ChildProcess {
  const script = `
    import { appendFileSync } from "node:fs";
    const { withLock } = await import(${JSON.stringify(join(import.meta.dirname, "lock.mjs"))});
    await withLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(journal)}, "in\\n");
      await new Promise((done) => setTimeout(done, ${stayMs}));
      appendFileSync(${JSON.stringify(journal)}, "out\\n");
    });`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function journalLines(): string[] {
  return existsSync(journal) ? readFileSync(journal, "utf8").trim().split("\n") : [];
}

test("one at a time", async () => {
  await Promise.all([100, 100, 100, 100].map((ms) => once(worker(ms), "exit")));
  expect(journalLines()).toEqual(["in", "out", "in", "out", "in", "out", "in", "out"]);
  expect(existsSync(lock)).toBe(false);
});

test("a killed holder does not keep it", async () => {
  const killed = worker(60_000);
  await expect.poll(journalLines).toEqual(["in"]);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(await withLock(lock, async () => "mine")).toBe("mine");
});

test("a program started under it keeps it after its starter was killed", async () => {
  const program = spawn("sleep", ["60"], { stdio: "ignore" });
  const gone = spawn("true");
  await once(gone, "exit");
  writeFileSync(lock, `${gone.pid}`);
  appendFileSync(lock, ` ${program.pid}`);
  const next = worker(0);
  const [told] = (await once(next.stderr!, "data")) as [Buffer];
  expect(String(told)).toContain("waiting for it");
  expect(journalLines()).toEqual([]);
  program.kill();
  await once(next, "exit");
  expect(journalLines()).toEqual(["in", "out"]);
});
