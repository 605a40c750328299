// An import while the disk fills: it says what happened, what was kept and what to do; nothing that was acknowledged is
// lost; and it goes on by itself once there is room. On a small disk of its own, the whole program in a process of its own.
import { describe, expect, test } from "vitest";
import { customerEndpoints } from "../../../contract/customers.ts";
import { importEndpoints } from "../../../contract/imports.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import type { Client } from "../../../test/client.ts";
import { uploadFile } from "../../../test/import-file.ts";
import type { ServerProcess } from "../../../test/server-process.ts";
import { fill, freeOf, mayMount, onSmallDisk, whyNotMount } from "../../../test/small-disk.ts";

const orders = (count: number) =>
  `order_id,customer_id,order_date,sku,quantity,price,product name\n${Array.from(
    { length: count },
    (_, n) => `o${n},c${n % 5_000},2024-01-01 10:00,p${n % 700},2,${(n % 100) + 1}.50,Espresso beans`,
  ).join("\n")}\n`;

function shopOf(server: ServerProcess): Client {
  server.cli("workspace", "create", "retail", "--currency", "INR", "--timezone", "Asia/Kolkata");
  return server.client("retail");
}

const runOf = (client: Client, id: string) => client.ok(importEndpoints.get, { params: { id } });

describe.skipIf(!mayMount)(`on a small disk (${whyNotMount})`, () => {
  test("it waits with room to spare, says so, takes other work meanwhile, and goes on", {
    timeout: 180_000,
  }, async () => {
    await onSmallDisk(320, async (folder, server) => {
      const client = shopOf(server);
      const { id } = await uploadFile(client, orders(30_000));
      const makeRoom = fill(folder, 80 * 1024 ** 2);
      await client.ok(importEndpoints.start, { params: { id } });
      await expect.poll(async () => (await runOf(client, id)).waiting, { timeout: 90_000 }).not.toBeNull();
      const { waiting, state } = await runOf(client, id);
      expect(state).toBe("running");
      expect(waiting).toMatch(
        /^The disk is almost full\. ([\d,]+ orders were imported and are kept|Nothing is imported yet)\. Make room, until at least 64 MB are free, and it goes on by itself\.$/,
      );
      expect(freeOf(folder)).toBeGreaterThan(16 * 1024 ** 2);
      await client.ok(customerEndpoints.list, {});

      makeRoom();
      await expect
        .poll(async () => (await runOf(client, id)).state, { timeout: 90_000, interval: 500 })
        .toBe("done");
      const done = await runOf(client, id);
      expect(done).toMatchObject({
        waiting: null,
        failure: null,
        counts: { orders: 30_000, rows_failed: 0 },
      });
      expect((await client.ok(orderEndpoints.count, {})).count).toBe(30_000);
    });
  });

  test("filled to the last byte by somebody else, it loses nothing acknowledged and goes on", {
    timeout: 240_000,
  }, async () => {
    await onSmallDisk(320, async (folder, server) => {
      const client = shopOf(server);
      const { id } = await uploadFile(client, orders(30_000));
      await client.ok(importEndpoints.start, { params: { id } });
      await expect
        .poll(async () => (await runOf(client, id)).counts.orders, { timeout: 60_000 })
        .toBeGreaterThan(2_000);
      const makeRoom = fill(folder, 0);
      const acknowledged = await sendUntilRefused(client);
      await new Promise((resolve) => setTimeout(resolve, 3_000));

      makeRoom();
      const state = () =>
        runOf(client, id).then(
          (run) => run.state,
          () => "away",
        );
      await expect.poll(state, { timeout: 150_000, interval: 500 }).toBe("done");
      expect((await runOf(client, id)).counts).toMatchObject({ orders: 30_000, rows_failed: 0 });
      expect((await client.ok(orderEndpoints.count, {})).count).toBe(30_000);
      const kept = await Promise.all(
        acknowledged.map((key) => client.ok(customerEndpoints.list, { query: { search: key } })),
      );
      expect(kept.map(({ data }) => data.length)).toEqual(acknowledged.map(() => 1));
    });
  });
});

/** Customers sent one at a time while the disk is full; the ids of those that were answered as stored. */
async function sendUntilRefused(client: Client): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let n = 0; n < 40; n++) {
    const key = `kept-${n}-of-a-full-disk`;
    const answer = await client
      .call(customerEndpoints.create, { query: { wait: "true" }, body: { external_id: key } })
      .catch(() => undefined);
    if (answer && answer.status < 300) acknowledged.push(key);
    else if (answer) expect([503, 507]).toContain(answer.status);
  }
  return acknowledged;
}
