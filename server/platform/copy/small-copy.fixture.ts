// A columnar copy of a test's database, loaded and not kept up.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copiedTables } from "../../copied.ts";
import { openDuck } from "./duck.ts";
import { loadAll } from "./load.ts";
import { connectTo } from "./snapshot.ts";

export type SmallCopy = Awaited<ReturnType<typeof openSmallCopy>>;

export async function openSmallCopy(databaseUrl: string) {
  const root = await mkdtemp(join(tmpdir(), "regulars-copy-"));
  const duck = await openDuck({ root, memory: "500MB", shards: 2 });
  const client = await connectTo(databaseUrl, "test");
  await loadAll(databaseUrl, client, duck, copiedTables, new AbortController().signal);
  await client.end();
  const close = async () => {
    await duck.close();
    await rm(root, { recursive: true });
  };
  return { ask: duck.ask, askShards: duck.askShards, close };
}
