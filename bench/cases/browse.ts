// Lists of customers and orders in a shop with very many: searches of every kind, filters, sorts, and pages far down, as a
// browser asks for them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Customer, customerEndpoints, customerSorts } from "../../contract/customers.ts";
import { mergeEndpoints } from "../../contract/merges.ts";
import { orderEndpoints } from "../../contract/orders.ts";
import type { Client } from "../../test/client.ts";
import { startServer, withFolder } from "../../test/server-process.ts";
import type { BenchCase, BenchOptions } from "../main.ts";
import { percentile, type Result } from "../report.ts";
import { fillShop } from "./browse-fill.ts";

const times = 25;
const limit = 50;

export const browseCase: BenchCase = {
  summary: "searching, filtering and paging through customers and orders (--data keeps the shop)",
  run: ({ data, ...options }) =>
    data ? measure(data, options) : withFolder((dataDir) => measure(dataDir, options)),
};

async function measure(dataDir: string, options: BenchOptions): Promise<Result[]> {
  const customers = options.customers ?? 100_000;
  const orders = options.orders ?? customers;
  const kept = existsSync(join(dataDir, "postgres"));
  const server = await startServer(dataDir);
  try {
    if (!kept) {
      server.cli("workspace", "create", "big", "--currency", "INR", "--timezone", "Asia/Kolkata");
      await fillShop(dataDir, "big", { customers, orders });
    }
    return await browse(server.client("big"), customers);
  } finally {
    await server.stop();
  }
}

/** A page of a list, to be asked for. */
type Listing = (query: object) => () => Promise<unknown>;

/** Some people of the shop, to be looked for by what they are called. */
async function somebody(client: Client, customers: number): Promise<Customer[]> {
  const found: Customer[] = [];
  for (let i = 0; i < times; i++) {
    const search = `c-${1 + Math.floor(((i + 0.5) * customers) / times)}`;
    const { data } = await client.ok(customerEndpoints.list, { query: { search, limit: 1 } });
    found.push(...data);
  }
  return found;
}

async function browse(client: Client, customers: number): Promise<Result[]> {
  const people = await somebody(client, customers);
  const ofCustomers = (query: object) => () =>
    client.ok(customerEndpoints.list, { query: { limit, ...query } });
  const ofOrders = (query: object) => () => client.ok(orderEndpoints.list, { query: { limit, ...query } });
  const each = (search: (customer: Customer, i: number) => string, list: Listing = ofCustomers) =>
    people.map((customer, i) => list({ search: search(customer, i) }));
  const filters = JSON.stringify([{ attribute: "custom.points", op: "between", value: [900, null] }]);
  return [
    await timed(
      "search name",
      each((c) => `${c.first_name} ${c.last_name}`),
    ),
    await timed(
      "search common",
      each((c) => c.first_name!),
    ),
    await timed(
      "search e-mail",
      each((c) => c.email!),
    ),
    await timed(
      "search e-mail part",
      each((c) => c.email!.slice(2, 14)),
    ),
    await timed(
      "search domain",
      each(() => "example.com"),
    ),
    await timed(
      "search phone part",
      each((c) => c.phone!.slice(-7)),
    ),
    await timed(
      "search id",
      each((c) => c.external_id!),
    ),
    await timed(
      "search 2 letters",
      each((c) => c.last_name!.slice(0, 2)),
    ),
    await timed(
      "search nobody",
      each((_, i) => `zzqx${i}`),
    ),
    await timed(
      "orders by id",
      each((_, i) => `o-${100_123 + i * 37}`, ofOrders),
    ),
    await timed(
      "orders by id part",
      each((_, i) => `${123 + i * 3}`, ofOrders),
    ),
    await timed(
      "orders by name",
      each((c) => `${c.first_name} ${c.last_name}`, ofOrders),
    ),
    await timed(
      "customers filtered",
      people.map(() => ofCustomers({ filters })),
    ),
    await duplicates(client),
    ...(await inEverySort(client)),
  ];
}

/** Once all were compared, which goes on by itself. */
async function duplicates(client: Client): Promise<Result> {
  const began = performance.now();
  while ((await client.ok(mergeEndpoints.duplicates, {})).comparing) await sleep(1_000);
  const waited = (performance.now() - began) / 1_000;
  let cursor: string | undefined;
  const next = async () => {
    const page = await client.ok(mergeEndpoints.duplicates, { query: { limit, cursor } });
    cursor = page.next_cursor ?? undefined;
  };
  const result = await timed(
    "duplicates",
    Array.from({ length: times }, () => next),
  );
  return { ...result, detail: `${result.detail}; waited ${waited.toFixed(0)} s until all were compared` };
}

/** The first pages of each sort, one after the other. */
async function inEverySort(client: Client): Promise<Result[]> {
  const results: Result[] = [];
  for (const sort of customerSorts) {
    let cursor: string | undefined;
    const next = async () => {
      const page = await client.ok(customerEndpoints.list, { query: { limit, sort, cursor } });
      cursor = page.next_cursor ?? undefined;
    };
    results.push(
      await timed(
        `sort ${sort}`,
        Array.from({ length: times }, () => next),
      ),
    );
  }
  return results;
}

async function timed(name: string, asked: (() => Promise<unknown>)[]): Promise<Result> {
  const took: number[] = [];
  for (const ask of asked) {
    const began = performance.now();
    await ask();
    took.push(performance.now() - began);
  }
  const p50 = percentile(took, 0.5);
  return {
    name,
    value: percentile(took, 0.95),
    unit: "ms (p95)",
    detail: `p50 ${p50.toFixed(1)} ms; ${took.length} pages of ${limit}; aim: under 100 ms`,
  };
}
