// Orders of two items as a shop would send them, in batches and one by one, each ready to be written before the clock runs.
import type { ServerProcess } from "../../test/server-process.ts";
import { Lane, postOf } from "../lane.ts";
import { percentile, type Result } from "../report.ts";

const customers = 20_000;
const products = 500;
const batchSize = 2_000;
const batchLanes = 4;
const singleLanes = 64;

function orderOf(n: number) {
  const price = (n % 900) + 99.5;
  const item = (i: number) => ({
    product_id: `p-${(n * 7 + i) % products}`,
    name: `Product ${(n * 7 + i) % products}`,
    category: "Coffee",
    quantity: 1 + i,
    price,
  });
  return {
    external_id: `bench-${n}`,
    customer: {
      external_id: `c-${(n * 7_919) % customers}`,
      email: `c${(n * 7_919) % customers}@example.com`,
    },
    ordered_at: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString(),
    total: 3 * price,
    channel: "web",
    items: [item(0), item(1)],
  };
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

export function batchesOf(headers: Record<string, string>, from: number, count: number): Buffer[] {
  const starts = numbers(0, Math.ceil(count / batchSize)).map((i) => from + i * batchSize);
  return starts.map((start) =>
    postOf("/api/orders/batch", headers, { orders: numbers(start, batchSize).map(orderOf) }),
  );
}

/** Sends all of them over some connections; answers the seconds, and how long each took in milliseconds. */
export async function sendAll(
  server: ServerProcess,
  requests: Buffer[],
  connections: number,
): Promise<{ seconds: number; took: number[] }> {
  const lanes = await Promise.all(numbers(0, connections).map(() => Lane.open(server.url)));
  const took: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    lanes.map(async (lane) => {
      while (next < requests.length) {
        const request = requests[next++]!;
        const start = performance.now();
        const status = await lane.ask(request);
        if (status !== 202) throw new Error(`a request was answered with ${status}`);
        took.push(performance.now() - start);
      }
      lane.close();
    }),
  );
  return { seconds: (performance.now() - began) / 1_000, took };
}

/** Answered when they are visible to queries. `compared` resolves when customers who were made are compared with all others. */
export async function measureBatches(
  server: ServerProcess,
  headers: Record<string, string>,
  count: number,
  compared: () => Promise<void>,
): Promise<Result> {
  // Customers are made and code is warm by then.
  await sendAll(server, batchesOf(headers, 0, 20_000), batchLanes);
  await compared();
  const { seconds } = await sendAll(server, batchesOf(headers, 20_000, count), batchLanes);
  return {
    name: "orders batch",
    value: count / seconds,
    unit: "orders/s",
    detail: `${count.toLocaleString("en")} orders of 2 items in batches of ${batchSize.toLocaleString("en")}, ${batchLanes} at once, of ${customers.toLocaleString("en")} customers, visible when answered; aim: 20,000`,
  };
}

export async function measureSingles(
  server: ServerProcess,
  headers: Record<string, string>,
  count: number,
): Promise<Result[]> {
  const requests = (from: number, many: number) =>
    numbers(from, many).map((n) => postOf("/api/orders", headers, orderOf(n)));
  await sendAll(server, requests(5_000_000, 5_000), singleLanes);
  const { seconds, took } = await sendAll(server, requests(6_000_000, count), singleLanes);
  return [
    {
      name: "orders single",
      value: count / seconds,
      unit: "orders/s",
      detail: `${count.toLocaleString("en")} orders of 2 items, one a request, ${singleLanes} connections; aim: 5,000`,
    },
    { name: "orders single p99", value: percentile(took, 0.99), unit: "ms", detail: "aim: under 50" },
  ];
}

/** Over Redis: how fast they are taken, and how fast they are in the database. */
export async function measureRedis(
  server: ServerProcess,
  headers: Record<string, string>,
  count: number,
  stored: () => Promise<number>,
  compared: () => Promise<void>,
): Promise<Result[]> {
  await sendAll(server, batchesOf(headers, 0, 20_000), batchLanes);
  await until(stored, 20_000);
  await compared();
  const requests = batchesOf(headers, 20_000, count);
  const began = performance.now();
  const { seconds } = await sendAll(server, requests, batchLanes);
  await until(stored, 20_000 + count);
  const whole = (performance.now() - began) / 1_000;
  return [
    {
      name: "orders redis",
      value: count / whole,
      unit: "orders/s",
      detail:
        "the same over Redis Streams, appendfsync always, until all are visible; aim: half of the batch",
    },
    {
      name: "orders redis accepted",
      value: count / seconds,
      unit: "orders/s",
      detail: "until all are acknowledged, while they are being written; aim: more than the batch",
    },
  ];
}

async function until(stored: () => Promise<number>, count: number): Promise<void> {
  while ((await stored()) < count) await new Promise((resolve) => setTimeout(resolve, 50));
}
