// A sample stands for all of a workspace's rows: about as many as there are, however thinly they lie among those of others.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freshDatabase } from "../../test/fresh-database.ts";
import { createDatabase, type Database, type Trx } from "./database.ts";
import { createLog } from "./log.ts";
import { sampleOf } from "./sample.ts";

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase(inject("databaseUrl"));
  drop = fresh.drop;
  database = createDatabase(fresh.url, { log: createLog("silent"), maxConnections: 2 });
  for (const slug of ["own", "other"])
    await sql`INSERT INTO workspaces (slug, name, currency, timezone) VALUES (${slug}, ${slug}, 'INR', 'UTC')`.execute(
      database.system,
    );
});
afterAll(async () => {
  await database?.close();
  await drop?.();
});

class Undone extends Error {}

/** Customers of the first workspace, each id being theirs by its luck; nothing of it stays. */
async function among(ids: number, share: number, work: (trx: Trx, own: number) => Promise<void>) {
  const undone = database.asSystem(async (trx) => {
    const { rows } = await sql<{ own: string }>`
      WITH made AS (
        INSERT INTO customers (workspace_id, id, external_id, created_at)
        SELECT CASE WHEN abs(hashint4(n)) % 1000 < ${Math.round(share * 1000)}::int THEN 1 ELSE 2 END, n, n::text, now() FROM generate_series(1, ${ids}::int) AS n
        RETURNING workspace_id)
      SELECT count(*) AS own FROM made WHERE workspace_id = 1`.execute(trx);
    await work(trx, Number(rows[0]!.own));
    throw new Undone();
  });
  await expect(undone).rejects.toThrow(Undone);
}

test("many rows are counted by how densely they lie, and each that is picked is the workspace's own", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2_000, max: 8_000 }),
      fc.double({ min: 0.3, max: 1, noNaN: true }),
      (ids, share) =>
        among(ids, share, async (trx, own) => {
          const most = 500;
          const { rows, scale, total } = await sampleOf(trx, "customers", "1", most);
          const { rows: picked } = await sql<{ id: string; workspace_id: string }>`
            SELECT id, workspace_id FROM ${rows} AS picked`.execute(trx);
          expect(new Set(picked.map(({ id }) => id)).size).toBe(picked.length);
          expect(picked.every(({ workspace_id }) => workspace_id === "1")).toBe(true);
          expect(picked.length).toBeLessThanOrEqual(Math.max(most, own));
          if (own <= most) return expect({ total, scale }).toEqual({ total: own, scale: 1 });
          expect(Math.abs(total / own - 1)).toBeLessThan(0.2);
          expect(picked.length * scale).toBeCloseTo(total, 6);
        }),
    ),
    { numRuns: 25 },
  );
});
