// The whole program when the ground gives way: its port is taken, its PostgreSQL is killed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { customerEndpoints } from "../contract/customers.ts";
import { startServer, withFolder } from "../test/server-process.ts";

test("a busy port is told before anything is made, with what to do", async () => {
  await withFolder(async (dataDir) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const folder = join(dataDir, "never-made");
    const child = spawn(process.execPath, ["server/main.ts", "--port", String(port), "--data", folder]);
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, "close");
    other.close();
    expect([code, said]).toEqual([
      1,
      `Regulars did not start: Port ${port} is in use by another program. Choose another: npm start -- --port ${port + 1}\n`,
    ]);
    expect(() => readFileSync(join(folder, "postgres.log"))).toThrow("ENOENT");
  });
});

test("when its PostgreSQL is killed, who writes is told so, and it comes back by itself with all that was acknowledged", {
  timeout: 180_000,
}, async () => {
  await withFolder(async (dataDir) => {
    const server = await startServer(dataDir);
    try {
      server.cli("workspace", "create", "retail", "--currency", "INR", "--timezone", "Asia/Kolkata");
      const client = server.client("retail");
      const told: string[] = [];
      const refused = new Map<string, number>();
      const write = async (id: string) => {
        const answer = await client.call(customerEndpoints.create, { body: { external_id: id } });
        if (answer.status < 300) return void told.push(id);
        const { code, detail } = answer.body;
        refused.set(`${answer.status} ${code} ${answer.headers.get("retry-after")} ${detail}`, told.length);
        await new Promise((resolve) => setTimeout(resolve, 50));
      };
      let n = 0;
      const until = async (reached: () => boolean) => {
        const writer = async () => {
          while (!reached()) await write(`c-${n++}`);
        };
        await Promise.all(Array.from({ length: 8 }, writer));
      };
      await until(() => told.length >= 60);
      process.kill(
        Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]),
        "SIGKILL",
      );
      await until(() => refused.size > 0);
      const before = told.length;
      await until(() => told.length >= before + 60);
      expect([...refused.keys()]).toEqual([
        "503 database_unavailable 5 The database cannot be reached; nothing was changed",
      ]);
      await expect
        .poll(async () => (await client.ok(customerEndpoints.list, {})).total, { timeout: 20_000 })
        .toBeGreaterThanOrEqual(told.length);
      for (const id of told.slice(before - 20, before + 20)) {
        const found = await client.ok(customerEndpoints.list, { query: { search: id } });
        expect(found.data.map((customer) => customer.external_id)).toContain(id);
      }
    } finally {
      await server.stop();
    }
  });
});
