// Generated files of orders, one line an item, imported through the API: of five items an order, and of two. What a line costs
// depends on how many an order has, since most of the work is the order's.
import { type ImportRun, importEndpoints } from "../../contract/imports.ts";
import type { Client } from "../../test/client.ts";
import type { ServerProcess } from "../../test/server-process.ts";
import type { Result } from "../report.ts";

export async function measureFiles(server: ServerProcess, client: Client, rows: number): Promise<Result[]> {
  return [
    { name: "import", ...(await measureFile(client, rows, 5)) },
    { name: "import of two lines", ...(await measureFile(client, rows, 2)) },
    { name: "import memory", value: server.memory().peak, unit: "MB", detail: "most resident memory so far" },
  ];
}

async function measureFile(client: Client, rows: number, items: number): Promise<Omit<Result, "name">> {
  const file = Buffer.from(linesOf(rows, items));
  const began = performance.now();
  const uploaded = await client.raw("POST", `/api/imports?file_name=orders-${items}.csv`, {
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
  return {
    value: rows / seconds,
    unit: "rows/s",
    detail: `${rows.toLocaleString("en")} lines of ${run.counts.orders.toLocaleString("en")} orders, from upload to done; aim: 30,000`,
  };
}

function linesOf(rows: number, items: number): string {
  const lines = ["Order ID,Customer ID,Email,Order Date,Product ID,Product Name,Quantity,Unit Price"];
  for (let n = 0; n < rows; n++) {
    const order = Math.floor(n / items);
    const customer = (order * 7_919) % 20_000;
    const day = new Date(Date.UTC(2024, 0, 1) + order * 60_000).toISOString();
    lines.push(
      `f${items}-${order},f-${customer},f${customer}@example.com,${day},p-${n % 500},Product ${n % 500},${1 + (n % 3)},${(n % 900) + 0.5}`,
    );
  }
  return lines.join("\n");
}
