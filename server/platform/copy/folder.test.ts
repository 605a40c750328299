// Folders of openings: nobody removes what another has open, in this process or in another, and what a process leaves goes.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDuck } from "./duck.ts";
import { makeFolder, removeLeft } from "./folder.ts";

let root: string;
const children = new Set<ChildProcess>();
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "regulars-folder-"));
});
afterEach(async () => {
  await Promise.all([...children].map(kill));
  await rm(root, { recursive: true, force: true });
});

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

/** Another process that makes a folder and keeps it until it is killed. */
async function anotherProcess(): Promise<{ child: ChildProcess; path: string }> {
  const code = `
    import { makeFolder } from "${new URL("folder.ts", import.meta.url)}";
    const { path } = await makeFolder(${JSON.stringify(root)});
    process.send(path);
    process.on("message", () => {});`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.add(child);
  const [path] = (await once(child, "message")) as [string];
  return { child, path };
}

const open = () => openDuck({ root, memory: "200MB" });

test("what another process has open stays until that process is killed, whatever else is left goes", async () => {
  const { child, path } = await anotherProcess();
  await writeFile(join(path, "rows.csv"), "1");
  await mkdir(join(root, "opening-left", "spilled"), { recursive: true });
  await writeFile(join(root, "opening-left", "copy.duckdb"), "half a page");
  await mkdir(join(root, "opening-cut"));
  await writeFile(join(root, "opening-cut", "held.duckdb"), "cut off by a failure of power".repeat(1_000));
  await writeFile(join(root, "copy.duckdb"), "");
  await Promise.all([removeLeft(root), removeLeft(root)]);
  expect((await readdir(root)).map((name) => join(root, name))).toEqual([path]);
  expect(await readdir(path)).toContain("rows.csv");
  await kill(child);
  await removeLeft(root);
  expect(await readdir(root)).toEqual([]);
});

test("an owner that comes late to its end takes nothing from the next", async () => {
  const before = await open();
  await before.writer.run("CREATE TABLE base.kept AS FROM range(1000)");
  await removeLeft(root);
  const next = await open();
  await next.writer.run("CREATE TABLE base.kept AS FROM range(2000)");
  expect(await before.figure("SELECT count(*) FROM base.kept")).toBe(1000);
  await before.reopen();
  expect(await before.figure("SELECT count(*) FROM base.kept")).toBe(1000);
  await before.close();
  await next.reopen();
  expect(await next.figure("SELECT count(*) FROM base.kept")).toBe(2000);
  await access(join(next.folder, "copy.duckdb"));
  await next.close();
  expect(await readdir(root)).toEqual([]);
});

test("one that is looked at just when it is made is made or not, and never half", async () => {
  for (let i = 0; i < 20; i++) {
    const [made] = await Promise.allSettled([makeFolder(root), removeLeft(root), removeLeft(root)]);
    if (made.status === "fulfilled") {
      await access(join(made.value.path, "held.duckdb"));
      await made.value.remove();
    }
    expect(await readdir(root)).toEqual([]);
  }
});

test("an opening that fails leaves nothing", async () => {
  await expect(openDuck({ root, memory: "lots" })).rejects.toThrow();
  expect(await readdir(root)).toEqual([]);
});

test("where there is nothing, nothing is removed", async () => {
  await removeLeft(join(root, "not", "there"));
  expect(await readdir(root)).toEqual([]);
});
