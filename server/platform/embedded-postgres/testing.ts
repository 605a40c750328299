// For tests: PostgreSQL held by a process of its own, which can be killed or run under other circumstances.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import pg from "pg";

/** `node` runs it with a data directory. */
export const holdingProgram = join(import.meta.dirname, "hold.fixture.ts");

interface Answer {
  url: string;
  pid: number;
  code: string;
  message: string;
}

/** Answers the process, also added to `processes` for the test to end, and the first thing it says. */
export async function startElsewhere(
  dataDir: string,
  processes: ChildProcess[],
  circumstances: { command?: string[]; env?: Record<string, string> } = {},
): Promise<{ holder: ChildProcess; said: Answer }> {
  const [program, ...args] = [...(circumstances.command ?? []), process.execPath, holdingProgram, dataDir];
  const env = { ...process.env, ...circumstances.env };
  const holder = spawn(program!, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  processes.push(holder);
  const line = await new Promise<string>((resolve) => {
    holder.stdout?.once("data", (chunk) => resolve(String(chunk)));
    holder.once("close", () => resolve("{}"));
  });
  return { holder, said: JSON.parse(line) as Answer };
}

export async function query(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows;
  } finally {
    await client.end();
  }
}
