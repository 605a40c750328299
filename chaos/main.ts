// `npm run chaos -- CASE [--kills N] [--seed N]`: runs the program as several processes, kills them at random with kill -9, and
// looks in the end whether everything that was acknowledged is there once. Ends with 1 where it is not.
import { parseArgs } from "node:util";
import { ingestChaos } from "./cases/ingest.ts";

export interface ChaosOptions {
  kills: number;
  seed: number;
}

export interface Verdict {
  /** What was done, in lines. */
  report: string[];
  /** What does not hold; empty where all is well. */
  faults: string[];
}

const cases: Record<string, { summary: string; run(options: ChaosOptions): Promise<Verdict> }> = {
  ingest: ingestChaos,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { kills: { type: "string" }, seed: { type: "string" } },
  });
  const chosen = cases[positionals[0] ?? ""];
  if (!chosen) {
    const lines = Object.entries(cases).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`);
    process.stdout.write(`npm run chaos -- CASE [--kills N] [--seed N]\n\n${lines.join("\n")}\n`);
    return 0;
  }
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  const { report, faults } = await chosen.run({ kills: Number(values.kills ?? 30), seed });
  const ends =
    faults.length === 0
      ? ["", "Everything acknowledged is there once, and all totals agree."]
      : ["", ...faults];
  process.stdout.write(`${[`seed ${seed}`, ...report, ...ends].join("\n")}\n`);
  return faults.length === 0 ? 0 : 1;
}

process.exit(await main());
