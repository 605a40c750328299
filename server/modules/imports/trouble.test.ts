// Imports when things go wrong: broken files, cancelling, a killed process, a database that drops its connections, a full
// disk, an upload that breaks off. What was good is kept, and starting again makes it whole.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importEndpoints } from "../../../contract/imports.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp, type TestApp } from "../../../test/app.ts";
import type { Client } from "../../../test/client.ts";
import { errorRows, importFile, untilEnded, uploadFile } from "../../../test/import-file.ts";
import { type ServerProcess, startServer, withFolder } from "../../../test/server-process.ts";
import { openBytes } from "./file/bytes.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ work: true, env: { LOG_LEVEL: "silent" } });
});
afterAll(() => app?.stop());

async function shop(slug: string): Promise<Client> {
  await app.workspace(slug);
  return app.as("marketer", slug);
}

const header = "order_id,customer_id,order_date,sku,quantity,price";
const orderLine = (n: number) => `o${n},c${n % 50},2024-01-01 10:00,p${n % 7},2,${(n % 100) + 1}.50`;
const orders = (count: number) =>
  `${header}\n${Array.from({ length: count }, (_, index) => orderLine(index + 1)).join("\n")}\n`;
const countOf = async (client: Client) => (await client.ok(orderEndpoints.count, {})).count;

/** Waits until some orders are written, or it is over. */
async function untilUnderWay(client: Client, id: string): Promise<void> {
  for (;;) {
    const { counts, state } = await client.ok(importEndpoints.get, { params: { id } });
    if (counts.orders > 0 || state !== "running") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("a broken file", () => {
  test("cut off in the middle of its compressed data: what came before is kept, and it says so", async () => {
    const client = await shop("cut");
    const packed = gzipSync(orders(20_000));
    const run = await importFile(client, packed.subarray(0, packed.length / 2));
    expect(run.state).toBe("failed");
    expect(run.counts.orders).toBeGreaterThan(1_000);
    expect(run.failure).toBe(
      `The compressed file is damaged or was cut off. Make it anew and upload it again. ${run.counts.orders.toLocaleString("en")} orders were imported and are kept.`,
    );
    expect(await countOf(client)).toBe(run.counts.orders);
  });

  test("made to fill the disk by unpacking: it is refused early", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "regulars-bomb-"));
    const path = join(folder, "bomb");
    writeFileSync(path, gzipSync(Buffer.alloc(300 * 1024 ** 2, "a,b\n")));
    const { pieces } = await openBytes(path);
    let bytes = 0;
    const reading = (async () => {
      for await (const piece of pieces) bytes += piece.length;
    })();
    await expect(reading).rejects.toThrow("unpacks to more than 200 times its size");
    expect(bytes).toBeLessThan(257 * 1024 ** 2);
    rmSync(folder, { recursive: true });
  });

  test("with NUL characters and bytes of another encoding: those rows fail, in words, the others do not", async () => {
    const client = await shop("bytes");
    const rows = [`${header},product name`, `${orderLine(1)},café`, `${orderLine(2)},a\0b`];
    const text = Buffer.concat([
      Buffer.from(`${rows.join("\n")}\n${"é".repeat(8)}`).subarray(0, -16),
      ...Array.from({ length: 6 }, (_, n) => Buffer.from(`${orderLine(n + 10)},crème\n`)),
      Buffer.from(`${orderLine(3)},caf`),
      Buffer.from([0xe9, 0x0a]),
    ]);
    const run = await importFile(client, text, { options: { encoding: "utf-8" } });
    expect(run.counts).toMatchObject({ rows: 9, rows_imported: 7, rows_failed: 2 });
    const errors = await errorRows(client, run.id);
    expect(errors[1]).toContain("“a␀b” holds a NUL character, which is no text");
    expect(errors[2]).toContain("holds bytes that are not of the file's encoding; choose another encoding");
  });

  test("with a line that never ends: it is told, the others are kept", async () => {
    const client = await shop("endless");
    const rows = [header, orderLine(1), `o2,${"x".repeat(3_000_000)}`, orderLine(3), ""];
    const run = await importFile(client, rows.join("\n"));
    expect(run.counts).toMatchObject({ rows: 3, rows_imported: 2, rows_failed: 1 });
    expect((await errorRows(client, run.id))[1]).toContain("This line is longer than 1,048,576 characters");
  });

  test("empty, or no text at all: refused at the upload, and nothing of it is left", async () => {
    const client = await shop("refused");
    await expect(uploadFile(client, "")).rejects.toThrow("The file is empty");
    await expect(uploadFile(client, Buffer.from("d0cf11e0a1b11ae1", "hex"))).rejects.toThrow(
      "Excel workbook",
    );
    expect((await client.ok(importEndpoints.list, {})).data).toEqual([]);
    expect(filesOf("refused")).toEqual([]);
    const { id } = await uploadFile(client, "email,name\n");
    const { missing } = await client.ok(importEndpoints.preview, { params: { id } });
    expect(missing).toEqual(["The file has no rows below its header"]);
  });
});

/** Uploads and temporary files of a workspace. */
function filesOf(slug: string): string[] {
  try {
    return readdirSync(join(app.dataDir, "imports", app.workspaceId(slug)));
  } catch {
    return [];
  }
}

describe("an import that is broken off", () => {
  test("by a person: it stops soon, keeps what it did, and goes on when started again", {
    timeout: 60_000,
  }, async () => {
    const client = await shop("cancelled");
    const { id } = await uploadFile(client, orders(60_000));
    await client.ok(importEndpoints.start, { params: { id } });
    await untilUnderWay(client, id);
    const stopped = await client.ok(importEndpoints.cancel, { params: { id } });
    expect(stopped.state).toBe("cancelled");
    await expect.poll(() => filesOf("cancelled").length, { timeout: 10_000 }).toBe(1);
    const counted = async () => (await client.ok(importEndpoints.get, { params: { id } })).counts.orders;
    const written = await countOf(client);
    expect(written).toBeLessThan(60_000);
    await expect.poll(counted, { timeout: 10_000 }).toBe(written);

    await client.ok(importEndpoints.start, { params: { id } });
    const whole = await untilEnded(client, id);
    expect(whole).toMatchObject({
      state: "done",
      counts: { orders: 60_000, rows_imported: 60_000, customers: 50 },
    });
    expect(await countOf(client)).toBe(60_000);
    expect(filesOf("cancelled")).toEqual([]);
  });

  test("by a database that drops every connection: it waits and goes on", { timeout: 180_000 }, async () => {
    const client = await shop("dropped");
    const { id } = await uploadFile(client, orders(12_000));
    await client.ok(importEndpoints.start, { params: { id } });
    await untilUnderWay(client, id);
    for (let times = 0; times < 3; times++) {
      await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
        .execute(app.platform.database.system)
        .catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await expect
      .poll(
        () =>
          untilEnded(client, id).then(
            (run) => run.state,
            () => "unreachable",
          ),
        { timeout: 150_000 },
      )
      .toBe("done");
    const run = await client.ok(importEndpoints.get, { params: { id } });
    expect(run.counts).toMatchObject({ orders: 12_000, items: 12_000 });
    expect(await countOf(client)).toBe(12_000);
  });

  test("by a killed process, again and again: each time it goes on where it stopped", {
    timeout: 300_000,
  }, async () => {
    await withFolder(async (dataDir) => {
      const first = await startServer(dataDir);
      first.cli("workspace", "create", "retail", "--currency", "INR", "--timezone", "Asia/Kolkata");
      // Each client is a key of its own, which takes a process to make: time in which the import would go on.
      const before = first.client("retail");
      const { id } = await uploadFile(before, orders(40_000));
      await before.ok(importEndpoints.start, { params: { id } });
      await untilUnderWay(before, id);
      const changed = await changeAnOrder(before);
      // What is told of its progress is what a next run goes on from.
      await untilMore(before, id);
      await killWhileRunning(first, before, id);

      // It has little left to do, and may be done before anybody could ask.
      const second = await startServer(dataDir);
      process.kill(second.pid, "SIGKILL");
      await second.stop();

      const third = await startServer(dataDir);
      try {
        const client = third.client("retail");
        const run = await untilEnded(client, id);
        expect(run).toMatchObject({
          state: "done",
          failure: null,
          counts: { rows: 40_000, rows_imported: 40_000, orders: 40_000, items: 40_000, customers: 50 },
        });
        expect(await countOf(client)).toBe(40_000);
        // It was written before the first kill, and nobody wrote it again.
        const after = await client.ok(orderEndpoints.get, { params: { id: changed } });
        expect(after.status).toBe("refunded");
      } finally {
        await third.stop();
      }
    });
  });
});

async function killWhileRunning(server: ServerProcess, client: Client, id: string): Promise<void> {
  const { state } = await client.ok(importEndpoints.get, { params: { id } });
  expect(state).toBe("running");
  process.kill(server.pid, "SIGKILL");
  await server.stop();
}

/** Changes an order that the import wrote and that its checkpoint is past; answers its id. */
async function changeAnOrder(client: Client): Promise<string> {
  const { data } = await client.ok(orderEndpoints.list, { query: { limit: 200 } });
  // The first that was written is in the first batch.
  const written = data.sort((a, b) => Number(a.id) - Number(b.id))[0]!;
  const { external_id, customer, ordered_at, total } = await client.ok(orderEndpoints.get, {
    params: { id: written.id },
  });
  const order = {
    external_id,
    customer: { external_id: customer.external_id! },
    ordered_at,
    total,
    status: "refunded" as const,
  };
  await client.ok(orderEndpoints.create, { body: order });
  return written.id;
}

/** Waits until more orders are counted than at the first look, or it is over. */
async function untilMore(client: Client, id: string): Promise<void> {
  const first = await client.ok(importEndpoints.get, { params: { id } });
  for (;;) {
    const { counts, state } = await client.ok(importEndpoints.get, { params: { id } });
    if ((counts.orders > 0 && counts.orders !== first.counts.orders) || state !== "running") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("an upload", () => {
  test("that breaks off leaves nothing behind", async () => {
    const client = await shop("gone");
    await brokenUpload(client);
    await expect.poll(() => filesOf("gone")).toEqual([]);
    expect((await client.ok(importEndpoints.list, {})).data).toEqual([]);
  });

  const ownMounts = ["--map-root-user", "--mount", "--"];
  const mayMount = spawnSync("unshare", [...ownMounts, "true"]).status === 0;

  // Skipped where mounting is not for us, as in most containers.
  test.skipIf(!mayMount)("that fills the disk is refused and removed", () => {
    const folder = mkdtempSync(join(tmpdir(), "regulars-full-"));
    const fixture = join(import.meta.dirname, "uploads.fixture.ts");
    const script = `mount -t tmpfs -o size=1m tmpfs '${folder}' && exec "$@"`;
    const command = [...ownMounts, "sh", "-c", script, "sh", process.execPath, fixture, folder];
    const { stdout } = spawnSync("unshare", command, { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(stdout)).toEqual({
      code: "disk_full",
      message: "The disk is full; nothing of this file was kept. Make room, then upload it again.",
      left: [],
    });
  });
});

/** Promises a megabyte, sends some of it, and hangs up. */
async function brokenUpload(client: Client): Promise<void> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  const headers = {
    ...client.headers,
    host: "localhost",
    "content-type": "application/octet-stream",
    "content-length": "1000000",
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(
    `POST /api/imports?file_name=half.csv HTTP/1.1\r\n${head.join("")}\r\n${"a,b\n".repeat(20_000)}`,
  );
  await expect.poll(() => filesOf("gone").length).toBe(1);
  socket.destroy();
}
