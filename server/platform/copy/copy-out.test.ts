// COPY into files: a connection is as good after it as before, however slow or broken the file was.
import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { copyToFile } from "./copy-out.ts";

let client: pg.Client;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "regulars-copy-"));
  client = new pg.Client({ connectionString: inject("databaseUrl") });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await rm(folder, { recursive: true, force: true });
});

const rowsOf = (count: number) => `SELECT n, repeat('x', 100) FROM generate_series(1, ${count}) AS n`;
const works = async () => expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);

test("files of all sizes come whole, one after the other over one connection", async () => {
  for (let count = 0; count < 60_000; count += 2_357) {
    const path = join(folder, `${count}.csv`);
    expect(await copyToFile(client, rowsOf(count), path)).toBe(count > 0);
    await works();
    const lines = (await readFile(path, "utf8")).split("\n");
    expect(lines.length).toBe(count + 1);
    expect(lines.at(-2)?.split(",")[0]).toBe(count > 0 ? String(count) : undefined);
  }
});

// A pipe that nobody reads for a while takes in a megabyte and then holds the connection back, here just before the end.
test("a connection that was held back at the end goes on", async () => {
  const path = join(folder, "slow");
  execFileSync("mkfifo", [path]);
  for (let count = 12_200; count < 13_000; count += 50) {
    const slow = setTimeout(50).then(() => text(createReadStream(path)));
    const copying = copyToFile(client, rowsOf(count), path);
    expect((await slow).split("\n").length).toBe(count + 1);
    await copying;
    await works();
  }
});

test("a file that cannot be written is told, and a statement that fails as well", async () => {
  const nowhere = join(folder, "not", "there.csv");
  await expect(copyToFile(client, rowsOf(50_000), nowhere)).rejects.toThrow("ENOENT");
  await works();
  await expect(copyToFile(client, "SELECT 1 / 0", join(folder, "zero.csv"))).rejects.toThrow("division");
  await works();
});
