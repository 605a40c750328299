// The import command as a person runs it: beside a running server, and with none.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listEndpoints } from "../../contract/lists.ts";
import { orderEndpoints } from "../../contract/orders.ts";
import { startServer, withFolder } from "../../test/server-process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function run(dataDir: string, ...args: string[]) {
  const command = ["server/cli.ts", "import", ...args, "--workspace", "retail", "--data", dataDir];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  return { counts: stdout.trim().split("\n"), said: stderr, status };
}

const rows = [
  "Bill;Who;When;What;Price",
  "1;asha@example.com;01/02/2024;Tea;4,50",
  "2;ben@example.com;soon;Tea;4,50",
];

test("a file is imported with a corrected mapping, beside a server and without one", {
  timeout: 120_000,
}, async () => {
  await withFolder(async (dataDir) => {
    const file = join(dataDir, "bills.csv");
    const errors = join(dataDir, "errors.csv");
    writeFileSync(file, rows.join("\n"));
    const server = await startServer(dataDir);
    server.cli("workspace", "create", "retail", "--currency", "EUR", "--timezone", "Europe/Berlin");
    const client = server.client("retail");

    const lacking = run(dataDir, file, "--kind", "orders");
    expect(lacking.status).toBe(1);
    expect(lacking.said).toContain(
      "This is still missing: A column with the order's id, by which its lines belong together",
    );

    const mapping = ["Bill=order.external_id", "When=order.ordered_at", "What=item.name"].flatMap((one) => [
      "--map",
      one,
    ]);
    const tried = run(dataDir, file, "--kind", "orders", ...mapping, "--dry-run");
    expect(tried.counts).toContain("orders_created 1");
    expect(tried.said).toContain("line 3, When “soon”: “soon” is not a date that can be read");
    expect((await client.ok(orderEndpoints.list, {})).data).toEqual([]);

    const told = run(
      dataDir,
      file,
      "--kind",
      "orders",
      ...mapping,
      "--option",
      "date_order=mdy",
      "--list",
      "From bills",
      "--errors",
      errors,
    );
    expect(told.counts.slice(0, 4)).toEqual([
      "rows 2",
      "rows_imported 1",
      "rows_set_aside 0",
      "rows_failed 1",
    ]);
    expect(told.said).toContain(`1 row was not imported; see ${errors}`);
    expect(readFileSync(errors, "utf8")).toContain("“soon” is not a date that can be read");
    const { data } = await client.ok(orderEndpoints.list, {});
    expect(data).toMatchObject([{ external_id: "1", total: 4.5, ordered_at: "2024-01-01T23:00:00.000Z" }]);
    const lists = await client.ok(listEndpoints.list);
    expect(lists.data).toMatchObject([{ name: "From bills", members: 1 }]);
    await server.stop();

    const alone = run(dataDir, file, "--kind", "orders", ...mapping);
    expect(alone.status).toBe(0);
    expect(alone.counts).toContain("orders 1");

    const wrong = run(dataDir, file, "--map", "Bil=order.external_id");
    expect(wrong).toMatchObject({ status: 1 });
    expect(wrong.said).toContain("The file has no column “Bil”");
    expect(run(dataDir, join(dataDir, "nothing.csv")).said).toContain("There is no file");
  });
});
