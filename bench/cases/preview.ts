// How long a preview takes on a large shop, over HTTP with ten members, as of now: answered by the columnar copy, by
// PostgreSQL alone, and beside both a bare scan of the same columns, which no engine of this kind can go below.
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { orderEndpoints } from "../../contract/orders.ts";
import { segmentEndpoints } from "../../contract/segments.ts";
import { askOwner, copyToken } from "../../server/platform/copy/remote.ts";
import { findRunningPostgres } from "../../server/platform/embedded-postgres/index.ts";
import { readSecretKey } from "../../server/platform/secret-key.ts";
import type { Client } from "../../test/client.ts";
import { type ServerProcess, startServer, withFolder } from "../../test/server-process.ts";
import { fillLargeShop, removeOrders } from "../data/large-shop.ts";
import type { BenchCase } from "../main.ts";
import { percentile, type Result } from "../report.ts";
import { previewRules } from "./preview-rules.ts";

const workspace = "large";

export const previewCase: BenchCase = {
  summary:
    "previews on a large shop: the copy, PostgreSQL alone and a bare scan (--customers, --orders; --data keeps the shops, --only copy leaves PostgreSQL alone out)",
  async run({ customers = 1_000_000, orders = 10_000_000, data, only }) {
    if (only === "copy") return withShop({ customers, orders }, data, measureCopy);
    const shops = [0.01, 0.1, 1].map((share) => ({
      customers: Math.ceil(customers * share),
      orders: Math.ceil(orders * share),
    }));
    const results: Result[] = [];
    for (const shop of shops.slice(0, -1)) results.push(await withShop(shop, data, growth));
    return [...(await withShop(shops.at(-1)!, data, measure)), ...results];
  },
};

interface Size {
  customers: number;
  orders: number;
}

/** A shop of a size in a folder of its own; in one that is kept, it is made once. */
async function withShop<T>(
  size: Size,
  data: string | undefined,
  work: (dataDir: string, size: Size) => Promise<T>,
): Promise<T> {
  const inFolder = async (dataDir: string) => {
    if (!existsSync(join(dataDir, "postgres"))) await fill(dataDir, size);
    return work(dataDir, size);
  };
  return data ? inFolder(join(data, String(size.orders))) : withFolder(inFolder);
}

/** The same suite on a part of the shop: how time grows. */
async function growth(dataDir: string, { customers, orders }: Size): Promise<Result> {
  const ask = (rounds: number) => async (server: ServerProcess) =>
    (await askAll(server.client(workspace), rounds)).flatMap(({ times }) => times);
  const times = await withServer(dataDir, async (server) => {
    await ready(server);
    return ask(5)(server);
  });
  const alone = await withServer(dataDir, ask(2), { COPY_MEMORY: "0" });
  const size = `${customers.toLocaleString("en")} customers, ${orders.toLocaleString("en")} orders`;
  return {
    name: `preview p50 of ${size}`,
    value: percentile(times, 0.5),
    unit: "ms",
    detail: `p95 ${percentile(times, 0.95).toFixed(1)} ms; PostgreSQL alone ${percentile(alone, 0.5).toFixed(1)} and ${percentile(alone, 0.95).toFixed(1)} ms`,
  };
}

type Asked = Awaited<ReturnType<typeof askAll>>;

async function measure(dataDir: string, size: Size): Promise<Result[]> {
  const alone = await withServer(dataDir, (server) => askAll(server.client(workspace), 2), {
    COPY_MEMORY: "0",
  });
  const slowest = Math.max(...alone.map(({ times }) => Math.min(...times)));
  return [
    { name: "PostgreSQL alone, slowest", value: slowest, unit: "ms", detail: "aim: under 5,000 for each" },
    ...(await measureCopy(dataDir, size, alone)),
  ];
}

async function measureCopy(dataDir: string, { customers, orders }: Size, alone?: Asked): Promise<Result[]> {
  const { copied, floors, figures } = await withServer(dataDir, async (server) => {
    const loaded = await ready(server);
    const client = server.client(workspace);
    const copied = await askAll(client, 11);
    const floors = await bareScans(server, dataDir);
    const held = (await copyOf(server)).memory_mb;
    const lag = await lagUnderOrders(client, customers, server, dataDir);
    const figures = [loadFigure(loaded, customers, orders), ...memoryFigures(held, server), lag];
    return { copied, floors, figures };
  });
  const times = copied.flatMap((rule) => rule.times);
  return [
    {
      name: "preview p50",
      value: percentile(times, 0.5),
      unit: "ms",
      detail: "over HTTP with ten members; aim: under 100",
    },
    { name: "preview p95", value: percentile(times, 0.95), unit: "ms", detail: "aim: under 300" },
    ...figures,
    ...copied.map(({ name, times, count, engine }, i): Result => {
      const median = percentile(times, 0.5);
      const floor = floors.get(name)!;
      const beside = alone ? `; ${besidePostgres(alone[i]!, count)}` : "";
      const detail = `${count} customers by ${engine}${beside}; bare scan ${floor.toFixed(1)} ms, ${(median / floor).toFixed(1)} times that`;
      return { name: `preview: ${name}`, value: median, unit: "ms", detail };
    }),
  ];
}

/** The windows of one were a little later than those of the other, so that a few may come or go. */
function besidePostgres(alone: Asked[number], count: number): string {
  const near = Math.abs(alone.count - count) <= 10 + count / 1_000;
  return `PostgreSQL ${Math.min(...alone.times).toFixed(0)} ms${near ? "" : ` FOUND ${alone.count}`}`;
}

async function fill(dataDir: string, { customers, orders }: Size): Promise<void> {
  await withServer(
    dataDir,
    async (server) => {
      server.cli("workspace", "create", workspace, "--currency", "INR", "--timezone", "Asia/Kolkata");
      const client = await connect(dataDir);
      const workspaceId = await workspaceIn(client);
      await client.query(
        "INSERT INTO custom_attributes (workspace_id, key, type) VALUES ($1, 'tier', 'text'), ($1, 'points', 'number')",
        [workspaceId],
      );
      await fillLargeShop(client, { workspaceId, customers, orders });
      await client.end();
    },
    { COPY_MEMORY: "0" },
  );
}

async function connect(dataDir: string): Promise<pg.Client> {
  const running = await findRunningPostgres(dataDir);
  const client = new pg.Client({ connectionString: running!.url });
  await client.connect();
  return client;
}

async function workspaceIn(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>("SELECT id FROM workspaces WHERE slug = $1", [
    workspace,
  ]);
  return rows[0]!.id;
}

async function withServer<T>(
  dataDir: string,
  work: (server: ServerProcess) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  const kept = { ...process.env };
  Object.assign(process.env, { COPY_FROM_ROWS: "0", ...env });
  const server = await startServer(dataDir);
  process.env = kept;
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

interface Loaded {
  loaded_in_ms: number;
  memory_mb: number;
  lag_ms: number;
}

async function copyOf(server: ServerProcess): Promise<Loaded & { state: string }> {
  const response = await fetch(`${server.url}/ready`);
  return ((await response.json()) as { copy: Loaded & { state: string } }).copy;
}

async function ready(server: ServerProcess): Promise<Loaded> {
  for (;;) {
    const copy = await copyOf(server);
    if (copy.state === "ready") return copy;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function loadFigure(loaded: Loaded, customers: number, orders: number): Result {
  const rows = `${customers.toLocaleString("en")} customers, ${orders.toLocaleString("en")} orders and their items`;
  return {
    name: "first load",
    value: loaded.loaded_in_ms / 1_000,
    unit: "s",
    detail: `${rows}; aim: under 60`,
  };
}

/** `held` in MB by the copy after the questions: one that was just loaded lies on disk alone. */
function memoryFigures(held: number, server: ServerProcess): Result[] {
  return [
    {
      name: "copy memory",
      value: held,
      unit: "MB",
      detail: "what DuckDB says it holds, after the questions",
    },
    { name: "server memory", value: server.memory().peak, unit: "MB", detail: "most resident memory so far" },
  ];
}

async function askAll(client: Client, rounds: number) {
  const answers = [];
  for (const [name, { rule }] of Object.entries(previewRules)) {
    const times: number[] = [];
    let answer = { count: 0, engine: "" };
    for (let i = 0; i <= rounds; i++) {
      const began = performance.now();
      answer = await client.ok(segmentEndpoints.preview, { body: { rule } });
      if (i > 0) times.push(performance.now() - began);
    }
    answers.push({ name, times, ...answer });
  }
  return answers;
}

/**
 * Five thousand orders a second for a while, of customers anywhere in the shop, and the oldest that the copy's data was meanwhile.
 * They are taken out again, since the shop may be kept.
 */
async function lagUnderOrders(
  client: Client,
  customers: number,
  server: ServerProcess,
  dataDir: string,
): Promise<Result> {
  let most = 0;
  let done = false;
  await followed(server);
  const watching = (async () => {
    while (!done) {
      most = Math.max(most, (await copyOf(server)).lag_ms);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const seconds = 10;
  const run = Date.now().toString(36);
  const began = performance.now();
  let next = 0;
  const write = async () => {
    while (next < seconds * 5) {
      const i = next++;
      const ahead = i * 200 - (performance.now() - began);
      if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
      const orders = Array.from({ length: 1_000 }, (_, k) => ({
        external_id: `${run}-${i}-${k}`,
        customer: { external_id: `c-${1 + (((i * 1_000 + k) * 7_919) % customers)}` },
        ordered_at: new Date().toISOString(),
        total: 100,
        items: [{ product_id: "p-1", category: "Coffee", quantity: 1, price: 100 }],
      }));
      await client.ok(orderEndpoints.createBatch, { body: { orders } });
    }
  };
  await Promise.all(Array.from({ length: 3 }, write));
  const rate = (seconds * 5_000) / ((performance.now() - began) / 1_000);
  done = true;
  await watching;
  const database = await connect(dataDir);
  await removeOrders(database, await workspaceIn(database), `${run}-`);
  await database.end();
  return {
    name: "lag",
    value: most,
    unit: "ms",
    detail: `most, while ${rate.toFixed(0)} orders a second were written; aim: under 1,000 at 5,000`,
  };
}

/** Until it has followed what was written while it loaded. */
async function followed(server: ServerProcess): Promise<void> {
  while ((await copyOf(server)).lag_ms > 1_000) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The floors, asked of the very copy that answers, as another process would ask it. */
async function bareScans(server: ServerProcess, dataDir: string): Promise<Map<string, number>> {
  const client = await connect(dataDir);
  const workspaceId = await workspaceIn(client);
  await client.end();
  const token = copyToken(await readSecretKey(dataDir));
  const floors = new Map<string, number>();
  for (const [name, { floor }] of Object.entries(previewRules)) {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) {
      const began = performance.now();
      await askOwner(server.url, token, { workspaceId, text: floor, parameters: [], byShard: true });
      times.push(performance.now() - began);
    }
    floors.set(name, Math.min(...times));
  }
  return floors;
}
