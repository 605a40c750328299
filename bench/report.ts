// What a benchmark says, and how it is printed.
import type { Machine } from "./machine.ts";

export interface Result {
  name: string;
  value: number;
  unit: string;
  /** How it was measured, and the limit or peer it stands beside. */
  detail: string;
}

export function printResults(name: string, machine: Machine, results: Result[]): void {
  const head = `${name} on ${machine.cpu}, ${machine.cores} cores, ${machine.memory_gb} GB, ${machine.system}, Node ${machine.node}`;
  const width = Math.max(...results.map((r) => r.name.length));
  const lines = results.map(
    (r) => `  ${r.name.padEnd(width)}  ${format(r.value).padStart(10)} ${r.unit.padEnd(11)} ${r.detail}`,
  );
  process.stdout.write(`\n${head}\n\n${lines.join("\n")}\n`);
}

function format(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

/** The p-th share (0 to 1) of sorted or unsorted values, by the nearest rank. */
export function percentile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}
