// How long it takes to refuse a rule that cannot be: the check alone, and over HTTP wherever a rule may be sent. None may take
// longer than a blink, however large, deep or strange it is.
import type { Catalogue } from "../../contract/attributes.ts";
import { builtInAttributes } from "../../contract/rule-attributes.ts";
import { findRuleFaults } from "../../contract/rule-faults.ts";
import { segmentEndpoints } from "../../contract/segments.ts";
import { startServer, withFolder } from "../../test/server-process.ts";
import type { BenchCase } from "../main.ts";
import { percentile, type Result } from "../report.ts";

const everyone = { kind: "everyone" };
const many = (n: number, make: (i: number) => unknown) => ({
  kind: "all",
  rules: Array.from({ length: n }, (_, i) => make(i)),
});

function nested(levels: number): unknown {
  let rule: unknown = everyone;
  for (let i = 0; i < levels; i++)
    rule = i % 2 === 0 ? { kind: "not", rule } : { kind: "all", rules: [rule] };
  return rule;
}

const misspelt = (i: number) => ({
  kind: "attribute",
  attribute: `custom.teir_${i}`,
  op: "iz",
  value: "'; --",
});

const bad: Record<string, unknown> = {
  "10,000 nodes": many(10_000, () => everyone),
  "10,000 empty groups": many(10_000, () => ({ kind: "any", rules: [] })),
  "10,000 misspelt names": many(10_000, misspelt),
  "200 misspelt names": many(200, misspelt),
  "200 levels": nested(200),
  "200 segments in a circle": many(200, () => ({ kind: "segment", id: "1" })),
  "200 unknown segments": many(200, (i) => ({ kind: "segment", id: `Segmant ${i}` })),
  "a number beyond 64 bits": { kind: "measure", measure: "sum", of: "orders.total", op: "gt", value: 1e300 },
  "a day that does not exist": { kind: "attribute", attribute: "birthday", op: "on", value: "2026-02-30" },
};

/** 300 segments, each asking about the next, the last about the first; and 200 attributes of the workspace's own. */
const catalogue: Catalogue = {
  attributes: [
    ...Object.entries(builtInAttributes).map(([name, { type, label }]) => ({
      name,
      label,
      type,
      custom: false,
    })),
    ...Array.from({ length: 200 }, (_, i) => ({
      name: `custom.tier_${i}`,
      label: `tier ${i}`,
      type: "text" as const,
      custom: true,
    })),
  ].map((attribute) => ({ ...attribute, fill_rate: 1, common_values: [] })),
  columns: [],
  events: [],
  segments: Array.from({ length: 300 }, (_, i) => ({
    id: String(i + 1),
    name: `Segment ${i + 1}`,
    uses: [String(((i + 1) % 300) + 1)],
    conditions: 10,
  })),
  lists: [],
  scores: true,
  currency: "INR",
  timezone: "Asia/Kolkata",
};

const runs = 40;

/** Milliseconds: the median, and what one in twenty takes longer than, which is most often a first one. */
async function timed(work: () => unknown): Promise<{ median: number; p95: string }> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return { median: percentile(times, 0.5), p95: `p95 ${percentile(times, 0.95).toFixed(1)} ms of ${runs}` };
}

async function measureChecks(): Promise<Result[]> {
  const results: Result[] = [];
  for (const [name, rule] of Object.entries(bad)) {
    const found = findRuleFaults(rule, catalogue).length;
    const { median, p95 } = await timed(() => findRuleFaults(rule, catalogue));
    results.push({
      name: `check ${name}`,
      value: median,
      unit: "ms",
      detail: `${p95}, ${found} ${found === 1 ? "fault" : "faults"}; aim 50 ms`,
    });
  }
  return results;
}

async function measureRefusals(dataDir: string): Promise<Result[]> {
  const server = await startServer(dataDir);
  try {
    server.cli("workspace", "create", "shop", "--currency", "INR", "--timezone", "Asia/Kolkata");
    const client = server.client("shop");
    const results: Result[] = [];
    for (const [name, rule] of Object.entries(bad)) {
      const statuses = new Set<number>();
      const { median, p95 } = await timed(async () => {
        statuses.add((await client.call(segmentEndpoints.preview, { body: { rule } })).status);
      });
      results.push({
        name: `refuse ${name}`,
        value: median,
        unit: "ms",
        detail: `${p95} over HTTP, answered ${[...statuses].join(", ")}`,
      });
    }
    return results;
  } finally {
    await server.stop();
  }
}

export const ruleFaultsCase: BenchCase = {
  summary: "how long it takes to refuse rules that are too large, too deep, or nonsense",
  run: () => withFolder(async (dataDir) => [...(await measureChecks()), ...(await measureRefusals(dataDir))]),
};
