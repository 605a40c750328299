// The doctor as a person calls it, beside a running server: what it prints, and how it ends.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, test } from "vitest";
import { orderEndpoints } from "../../contract/orders.ts";
import { startServer, withFolder } from "../../test/server-process.ts";
import { findRunningPostgres } from "../platform/embedded-postgres/index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function doctor(dataDir: string, ...args: string[]) {
  const command = ["server/cli.ts", "doctor", ...args, "--data", dataDir];
  const { stdout, status } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  return { said: stdout, status };
}

test("what does not agree ends it with 1, and mended with 0", { timeout: 120_000 }, async () => {
  await withFolder(async (dataDir) => {
    const server = await startServer(dataDir);
    server.cli("workspace", "create", "shop", "--currency", "EUR", "--timezone", "Europe/Berlin");
    const order = {
      external_id: "o-1",
      customer: { external_id: "c-1" },
      ordered_at: "2026-01-01T00:00:00Z",
    };
    await server.client("shop").ok(orderEndpoints.create, { body: { ...order, total: 12.5 } });

    expect(doctor(dataDir)).toMatchObject({
      status: 0,
      said: expect.stringContaining("agrees     totals of customers (1)"),
    });

    const { url } = (await findRunningPostgres(dataDir))!;
    const client = new pg.Client(url);
    await client.connect();
    await client.query("UPDATE customer_totals SET orders_total = 1300");
    await client.end();
    const found = doctor(dataDir, "--workspace", "shop");
    expect(found.said).toContain("DISAGREES  totals of customers: 1 of 1");
    expect(found.said).toContain("orders_total kept 1300, counted 1250");
    expect(found.status).toBe(1);

    expect(doctor(dataDir, "--mend")).toMatchObject({
      status: 0,
      said: expect.stringContaining("mended     totals of customers: 1 of 1"),
    });
    expect(doctor(dataDir).status).toBe(0);
    await server.stop();
  });
});
