// Statements that go out together, on a real PostgreSQL.
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { freshDatabase } from "../../test/fresh-database.ts";
import { createDatabase, type Database, type Tables, type Trx } from "./database.ts";
import { createLog } from "./log.ts";
import { createTransact, together } from "./transaction.ts";

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

describe("what is asked before it is known to have begun", () => {
  let pool: pg.Pool;
  beforeAll(async () => {
    await sql`CREATE TABLE written (n int)`.execute(database.system);
    pool = new pg.Pool({ connectionString: fresh.url, pipeline: true, max: 1 });
  });
  afterAll(() => pool?.end());

  const transact = <T>(begin: string, work: (trx: Trx) => Promise<T>) => {
    const dialect = new PostgresDialect({ pool });
    return createTransact(new Kysely<Tables>({ dialect }), dialect)(begin, work);
  };
  const write = (trx: Trx) => sql`INSERT INTO written VALUES (1)`.execute(trx);
  const written = (trx: Trx) => select(trx, "(SELECT count(*)::int FROM written)");

  test("is carried out in its order", async () => {
    const [before, , after] = await transact("BEGIN", (trx) =>
      together([written(trx), write(trx), written(trx)]),
    );
    expect([before.rows, after.rows]).toEqual([[{ n: 0 }], [{ n: 1 }]]);
    await sql`TRUNCATE written`.execute(database.system);
  });

  test("is neither seen nor written where it does not begin", async () => {
    let seen: unknown = "nothing";
    const reading = transact("SELECT 1 / 0", async (trx) => {
      seen = await written(trx);
    });
    await expect(reading).rejects.toThrow("division by zero");
    await expect(transact("SELECT 1 / 0", write)).rejects.toThrow("division by zero");
    await expect(transact("SELECT 1 / 0", (trx) => together([written(trx), write(trx)]))).rejects.toThrow(
      "division by zero",
    );
    await expect(transact("SELECT 1 / 0", async () => "nothing asked")).rejects.toThrow("division by zero");
    expect(seen).toBe("nothing");
    expect((await written(database.system as unknown as Trx)).rows).toEqual([{ n: 0 }]);
  });
});
