// The import of a UK shop's year (UCI Online Retail, 541,909 lines) through the API, as the browser does it.
import { readFileSync } from "node:fs";
import { type ImportRun, importEndpoints } from "../../contract/imports.ts";
import type { Client } from "../../test/client.ts";
import { type ServerProcess, startServer } from "../../test/server-process.ts";
import type { Result } from "../report.ts";
import { sharedFile } from "../shared-data.ts";

export const retailWorkspace = "retail";

export async function measureImport(dataDir: string): Promise<Result[]> {
  const file = sharedFile("online_retail/online_retail.csv.gz");
  if (!file) {
    console.warn("The real import is left out: online_retail.csv.gz is not beside this repository.");
    return [];
  }
  const server = await startServer(dataDir);
  try {
    server.cli("workspace", "create", retailWorkspace, "--currency", "GBP", "--timezone", "Europe/London");
    return await importFile(server, file);
  } finally {
    await server.stop();
  }
}

async function importFile(server: ServerProcess, file: string): Promise<Result[]> {
  const client = server.client(retailWorkspace);
  const began = performance.now();
  const uploaded = await client.raw("POST", "/api/imports?file_name=online_retail.csv.gz", {
    body: readFileSync(file),
    headers: { "content-type": "application/octet-stream" },
  });
  const { id } = uploaded.body as ImportRun;
  await client.ok(importEndpoints.start, { params: { id } });
  const done = await finished(client, id);
  const seconds = (performance.now() - began) / 1_000;
  const { rows, orders, customers } = done.counts;
  return [
    {
      name: "import",
      value: seconds,
      unit: "s",
      detail: `upload to done, ${rows.toLocaleString("en")} rows, ${orders} orders of ${customers} customers; aim: under 30`,
    },
    { name: "import rate", value: rows / seconds, unit: "rows/s", detail: `state ${done.state}` },
    {
      name: "import memory",
      value: server.memory().peak,
      unit: "MB",
      detail: "most resident memory of the server's process; aim: under 500",
    },
  ];
}

async function finished(client: Client, id: string): Promise<ImportRun> {
  for (;;) {
    const run = await client.ok(importEndpoints.get, { params: { id } });
    if (run.state !== "running" && run.state !== "ready") return run;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
