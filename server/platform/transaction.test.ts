// Statements that go out together, on a real PostgreSQL.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freshDatabase } from "../../test/fresh-database.ts";
import { createDatabase, type Database, type Trx } from "./database.ts";
import { createLog } from "./log.ts";
import { together } from "./transaction.ts";

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase(inject("databaseUrl"));
  database = createDatabase(fresh.url, { log: createLog("silent") });
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

const select = (trx: Trx, answer: string) => sql<{ n: number }>`SELECT ${sql.raw(answer)} AS n`.execute(trx);

test("the first to fail is what is thrown, however late it says so", async () => {
  const inOurWords = async (failing: Promise<unknown>) => {
    await failing.catch(async (cause) => {
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("nobody divides by nothing", { cause });
    });
  };
  const asked = database.inWorkspace("1", (trx) =>
    together([select(trx, "1"), inOurWords(select(trx, "1 / 0")), select(trx, "2"), select(trx, "'x'::int")]),
  );
  await expect(asked).rejects.toThrow("nobody divides by nothing");
});

test("answers stand where they were asked for", async () => {
  const [one, nothing, two] = await database.inWorkspace("1", (trx) =>
    together([select(trx, "1"), undefined, select(trx, "2")]),
  );
  expect([one.rows, nothing, two.rows]).toEqual([[{ n: 1 }], undefined, [{ n: 2 }]]);
});
