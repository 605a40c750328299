// `npm run bench -- CASE [options] [--json FILE]`: runs a benchmark against the real program in a folder of its own, prints
// what it measured beside the machine's limit, and writes the same as JSON. Nothing here fails for being slow.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { assistantCase } from "./cases/assistant.ts";
import { browseCase } from "./cases/browse.ts";
import { eventsCase } from "./cases/events.ts";
import { ingestCase } from "./cases/ingest.ts";
import { mainCase } from "./cases/main.ts";
import { previewCase } from "./cases/preview.ts";
import { ruleFaultsCase } from "./cases/rule-faults.ts";
import { describeMachine } from "./machine.ts";
import { printResults, type Result } from "./report.ts";

export interface BenchCase {
  summary: string;
  run(options: BenchOptions): Promise<Result[]>;
}

export interface BenchOptions {
  customers?: number;
  orders?: number;
  messages?: number;
  /** A folder to keep what was made in, and to find it in the next time. */
  data?: string;
  /** A part of the case, by its name. */
  only?: string;
}

const cases: Record<string, BenchCase> = {
  main: mainCase,
  browse: browseCase,
  ingest: ingestCase,
  assistant: assistantCase,
  events: eventsCase,
  preview: previewCase,
  "rule-faults": ruleFaultsCase,
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      customers: { type: "string" },
      orders: { type: "string" },
      messages: { type: "string" },
      data: { type: "string" },
      only: { type: "string" },
      json: { type: "string" },
    },
  });
  const [name = ""] = positionals;
  const chosen = cases[name];
  if (!chosen) return usage();
  const machine = describeMachine();
  const results = await chosen.run({
    customers: number(values.customers),
    orders: number(values.orders),
    messages: number(values.messages),
    data: values.data,
    only: values.only,
  });
  printResults(name, machine, results);
  if (values.json)
    await writeFile(values.json, `${JSON.stringify({ case: name, machine, results }, null, 2)}\n`);
}

function usage(): void {
  const lines = Object.entries(cases).map(([name, c]) => `  ${name.padEnd(12)} ${c.summary}`);
  process.stdout.write(
    `npm run bench -- CASE [--customers N] [--orders N] [--messages N] [--data FOLDER] [--only PART] [--json FILE]\n\n${lines.join("\n")}\n`,
  );
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

await main();
