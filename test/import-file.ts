// Imports a file through the front, as the browser does it: upload, corrections, start, and waiting for the end.
import type { BodyOf } from "../contract/api.ts";
import { type ImportRun, importEndpoints } from "../contract/imports.ts";
import type { Client } from "./client.ts";

export async function uploadFile(
  client: Client,
  content: string | Uint8Array,
  options: { name?: string; kind?: "customers" | "orders" } = {},
): Promise<ImportRun> {
  const query = new URLSearchParams({
    file_name: options.name ?? "file.csv",
    ...(options.kind ? { kind: options.kind } : {}),
  });
  const answer = await client.raw("POST", `/api/imports?${query}`, {
    body: content,
    headers: { "content-type": "application/octet-stream" },
  });
  if (answer.status === 201) return answer.body as ImportRun;
  throw new Error(`the upload answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}

export async function untilEnded(client: Client, id: string): Promise<ImportRun> {
  for (;;) {
    const run = await client.ok(importEndpoints.get, { params: { id } });
    if (run.state !== "running" && run.state !== "undoing") return run;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function importFile(
  client: Client,
  content: string | Uint8Array,
  change?: BodyOf<typeof importEndpoints.update>,
): Promise<ImportRun> {
  const { id } = await uploadFile(client, content);
  if (change) await client.ok(importEndpoints.update, { params: { id }, body: change });
  await client.ok(importEndpoints.start, { params: { id } });
  return untilEnded(client, id);
}

/** The error file's rows, header first, without its mark. Cells in quotation marks may hold no line end. */
export async function errorRows(client: Client, id: string): Promise<string[]> {
  const answer = await client.raw("GET", `/api/imports/${id}/errors.csv`);
  const text = String(answer.body).replace(/^\ufeff/, "");
  return text.split("\r\n").slice(0, -1);
}
