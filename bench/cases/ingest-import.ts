// A generated file of orders, one line an item, imported through the API.
import { type ImportRun, importEndpoints } from "../../contract/imports.ts";
import type { Client } from "../../test/client.ts";
import type { ServerProcess } from "../../test/server-process.ts";
import type { Result } from "../report.ts";

export async function measureFile(server: ServerProcess, client: Client, rows: number): Promise<Result[]> {
  const file = Buffer.from(linesOf(rows));
  const began = performance.now();
  const uploaded = await client.raw("POST", "/api/imports?file_name=orders.csv", {
    body: file,
    headers: { "content-type": "application/octet-stream" },
  });
  const { id } = uploaded.body as ImportRun;
  await client.ok(importEndpoints.start, { params: { id } });
  let run: ImportRun;
  do {
    await new Promise((resolve) => setTimeout(resolve, 200));
    run = await client.ok(importEndpoints.get, { params: { id } });
  } while (run.state === "running" || run.state === "ready");
  const seconds = (performance.now() - began) / 1_000;
  if (run.counts.rows_imported !== rows)
    throw new Error(`of ${rows} rows ${run.counts.rows_imported} came in`);
  return [
    {
      name: "import",
      value: rows / seconds,
      unit: "rows/s",
      detail: `${rows.toLocaleString("en")} lines of ${run.counts.orders.toLocaleString("en")} orders, from upload to done; aim: 30,000`,
    },
    { name: "import memory", value: server.memory().peak, unit: "MB", detail: "most resident memory so far" },
  ];
}

function linesOf(rows: number): string {
  const lines = ["Order ID,Customer ID,Email,Order Date,Product ID,Product Name,Quantity,Unit Price"];
  for (let n = 0; n < rows; n++) {
    const order = n >> 1;
    const customer = (order * 7_919) % 20_000;
    const day = new Date(Date.UTC(2024, 0, 1) + order * 60_000).toISOString();
    lines.push(
      `f-${order},f-${customer},f${customer}@example.com,${day},p-${n % 500},Product ${n % 500},${1 + (n % 3)},${(n % 900) + 0.5}`,
    );
  }
  return lines.join("\n");
}
