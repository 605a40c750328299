// COPY into files: a connection is as good after it as before, however slow or broken the file was.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

// Files end at any place of their own buffers; some of these end while the file holds the connection back.
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

test("a file that cannot be written is told, and a statement that fails as well", async () => {
  const nowhere = join(folder, "not", "there.csv");
  await expect(copyToFile(client, rowsOf(50_000), nowhere)).rejects.toThrow("ENOENT");
  await works();
  await expect(copyToFile(client, "SELECT 1 / 0", join(folder, "zero.csv"))).rejects.toThrow("division");
  await works();
});
