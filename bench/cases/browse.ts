// Lists of customers and orders in a shop with very many: searches of every kind, filters, sorts, and pages far down, as a
// browser asks for them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Customer, customerEndpoints, customerSorts } from "../../contract/customers.ts";
import { mergeEndpoints } from "../../contract/merges.ts";
import { orderEndpoints, orderSorts } from "../../contract/orders.ts";
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
    return await browse(server.client("big"), customers, options.only);
  } finally {
    await server.stop();
  }
}

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

type Words = (customer: Customer, i: number) => string;

const customerSearches: Record<string, Words> = {
  name: (c) => `${c.first_name} ${c.last_name}`,
  "common name": (c) => c.first_name!,
  "e-mail": (c) => c.email!,
  "e-mail part": (c) => c.email!.slice(2, 14),
  domain: () => "example.com",
  "phone part": (c) => c.phone!.slice(-7),
  id: (c) => c.external_id!,
  "2 letters": (c) => c.last_name!.slice(0, 2),
  "1 letter": (c) => c.first_name![0]!,
  nobody: (_, i) => `zzqx${i}`,
  "one of all": () => "xylographer",
  "oldest 0.8 %": () => "methuselah",
  "oldest 5 %": () => "quondam",
  "newest 5 %": () => "brandnew.example",
  signs: (_, i) => ["%", "_", "😀", "q.q", "..", "%_", "@@", "q@x", "мария", "İ"][i % 10]!,
};

const orderSearches: Record<string, Words> = {
  id: (_, i) => `o-${100_123 + i * 37}`,
  "3 digits": (_, i) => `${123 + i * 3}`,
  "buyer's name": (c) => `${c.first_name} ${c.last_name}`,
  nobody: (_, i) => `zzqx${i}`,
  "buyers, oldest 5 %": () => "quondam",
  signs: customerSearches.signs!,
};

/** Asks for the next page each time it is called, and for the first one again after the last. */
type Pages = (query: object) => () => Promise<void>;

const pagesOf =
  (list: (query: object) => Promise<{ next_cursor: string | null }>): Pages =>
  (query) => {
    let cursor: string | undefined;
    return async () => {
      const page = await list({ limit, ...query, cursor });
      cursor = page.next_cursor ?? undefined;
    };
  };

/** `only`: the searches whose name has it. */
async function browse(client: Client, customers: number, only?: string): Promise<Result[]> {
  const people = await somebody(client, customers);
  const ofCustomers = pagesOf((query) => client.ok(customerEndpoints.list, { query }));
  const ofOrders = pagesOf((query) => client.ok(orderEndpoints.list, { query }));
  const filters = JSON.stringify([{ attribute: "custom.points", op: "between", value: [900, null] }]);
  const results: Result[] = [];
  const meant = (searches: Record<string, Words>) =>
    Object.entries(searches).filter(([name]) => only === undefined || name.includes(only));
  for (const [name, words] of meant(customerSearches))
    results.push(...(await searched(`customers by ${name}`, people, words, ofCustomers, customerSorts)));
  for (const [name, words] of meant(orderSearches))
    results.push(...(await searched(`orders by ${name}`, people, words, ofOrders, orderSorts)));
  if (only !== undefined) return results;
  results.push(
    await timed(
      "customers filtered",
      people.map(() => ofCustomers({ filters })),
    ),
    await duplicates(client),
  );
  for (const sort of customerSorts) {
    const next = ofCustomers({ sort });
    results.push(
      await timed(
        `sort ${sort}`,
        people.map(() => next),
      ),
    );
  }
  return results;
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

/** First pages as the list comes, and then the first three pages in each of its sorts. */
async function searched(
  name: string,
  people: Customer[],
  words: Words,
  pages: Pages,
  sorts: readonly string[],
): Promise<Result[]> {
  const firsts = people.map((customer, i) => pages({ search: words(customer, i) }));
  const sorted = sorts.flatMap((sort, s) =>
    [0, 1, 2].flatMap((k) => {
      const i = (s * 3 + k * 8) % people.length;
      const next = pages({ search: words(people[i]!, i), sort });
      return [next, next, next];
    }),
  );
  return [await timed(name, firsts), await timed("  in every sort, 3 pages", sorted)];
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
    detail: `p50 ${p50.toFixed(1)} ms, most ${Math.max(...took).toFixed(0)} ms; ${took.length} pages of ${limit}; aim: under 100 ms`,
  };
}
