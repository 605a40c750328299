// How long a first and a second start take, from the process's birth to its `ready` line.

import { startServer } from "../../test/server-process.ts";
import type { Result } from "../report.ts";

export async function measureStarts(dataDir: string): Promise<Result[]> {
  const first = await startOnce(dataDir);
  const later = [];
  for (let i = 0; i < 3; i++) later.push(await startOnce(dataDir));
  return [
    {
      name: "first start",
      value: first,
      unit: "ms",
      detail: "empty folder: makes the database and its tables",
    },
    {
      name: "second start",
      value: later.sort((a, b) => a - b)[1]!,
      unit: "ms",
      detail: "median of three; aim: under 2,000",
    },
  ];
}

async function startOnce(dataDir: string): Promise<number> {
  const server = await startServer(dataDir);
  await server.stop();
  return server.startMs;
}
