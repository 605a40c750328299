// A product's fingerprint is the same wherever it is worked out, so that one sold before is found.
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freshDatabase } from "../../../test/fresh-database.ts";
import { fingerprintOf, type Texts } from "./product-store.ts";

let client: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase(inject("databaseUrl"));
  drop = fresh.drop;
  client = new pg.Client(fresh.url);
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await drop?.();
});

const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 8 }).filter((each) => !each.includes("\0")),
  fc.constantFrom("-", "1:a", "Zoë", "💚", "💚💚 tea", "e\u0301", "-2:ab"),
);
const maybe = fc.option(text, { nil: null });

test("fingerprints are those of the database", async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(text, maybe, maybe, maybe), async (texts) => {
      const { rows } = await client.query("SELECT product_fingerprint($1, $2, $3, $4) AS kept", texts);
      expect(fingerprintOf(texts as Texts)).toBe(rows[0].kept.replaceAll("-", ""));
    }),
    { numRuns: 300 },
  );
});
