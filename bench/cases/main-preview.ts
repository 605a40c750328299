// How long a marketer waits for the count and sample of a rule, over HTTP, on the imported shop.
import { segmentEndpoints } from "../../contract/segments.ts";
import { startServer } from "../../test/server-process.ts";
import type { Result } from "../report.ts";
import { percentile } from "../report.ts";
import { retailWorkspace } from "./main-import.ts";

const asOf = "2011-12-09";
const uk = { kind: "attribute", attribute: "country", op: "is", value: "GB" };
const orders = (op: string, value: number, last?: number) => ({
  kind: "measure",
  measure: "count",
  of: "orders",
  op,
  value,
  ...(last ? { window: { last, unit: "days" } } : {}),
});
const spent = (value: number, last: number) => ({
  kind: "measure",
  measure: "sum",
  of: "orders.total",
  window: { last, unit: "days" },
  op: "gt",
  value,
});
const bought = (name: string) => ({
  kind: "did",
  what: "items",
  where: { kind: "row", column: "name", op: "contains", value: name },
});

const rules: Record<string, object> = {
  everyone: { kind: "everyone" },
  "in the UK": uk,
  "more than 3 orders": orders("gt", 3),
  "spent over 1,000 in 90 days": spent(1_000, 90),
  "bought a heart": bought("HEART"),
  "no order for 60 days": { kind: "did_not", what: "orders", window: { last: 60, unit: "days" } },
  "the issue's own": { kind: "all", rules: [orders("gt", 3), spent(1_000, 90), { kind: "not", rule: uk }] },
  nested: {
    kind: "any",
    rules: [
      { kind: "all", rules: [uk, orders("gte", 5, 180), bought("CHRISTMAS")] },
      { kind: "all", rules: [{ kind: "not", rule: uk }, spent(500, 365)] },
    ],
  },
};

export async function measurePreviews(dataDir: string): Promise<Result[]> {
  const server = await startServer(dataDir);
  try {
    const client = server.client(retailWorkspace);
    const all: number[] = [];
    const results: Result[] = [];
    for (const [name, rule] of Object.entries(rules)) {
      const times: number[] = [];
      let count = 0;
      for (let i = 0; i < 25; i++) {
        const began = performance.now();
        count = (await client.ok(segmentEndpoints.preview, { body: { rule, as_of: asOf } })).count;
        times.push(performance.now() - began);
      }
      all.push(...times.slice(2));
      results.push({
        name: `preview: ${name}`,
        value: percentile(times.slice(2), 0.5),
        unit: "ms",
        detail: `median; ${count} customers`,
      });
    }
    return [
      {
        name: "preview p50",
        value: percentile(all, 0.5),
        unit: "ms",
        detail: "over HTTP with ten sample members, all rules",
      },
      { name: "preview p95", value: percentile(all, 0.95), unit: "ms", detail: "aim: under 100" },
      ...results,
    ];
  } finally {
    await server.stop();
  }
}
