// A list as it is written is the list that PostgreSQL reads.
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freshDatabase } from "../../test/fresh-database.ts";
import { pgList } from "./pg-list.ts";

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

/** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
const keepable = fc.string({ unit: "binary", maxLength: 6 }).filter((text) => !text.includes("\0"));
const odd = fc.constantFrom(
  '"',
  "\\",
  '\\"',
  "\n",
  "\t",
  "\u2028",
  "{}",
  ",",
  "null",
  "NULL",
  "",
  " ",
  "a\\nb",
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

test.each<[string, string, fc.Arbitrary<string | number | bigint | boolean | null>]>([
  ["texts", "text", maybe(fc.oneof(keepable, odd))],
  [
    "whole numbers",
    "bigint",
    maybe(fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.maxSafeInteger())),
  ],
  ["fractions", "float8", maybe(fc.double({ noNaN: true, noDefaultInfinity: true }))],
  ["truths", "boolean", maybe(fc.boolean())],
])("%s are read as they were", async (_name, type, value) => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 5 }), async (values) => {
      const { rows } = await client.query(
        `SELECT coalesce(array_agg(v ORDER BY n), '{}') AS kept FROM unnest($1::${type}[]) WITH ORDINALITY AS t (v, n)`,
        [pgList(values)],
      );
      const same = type === "bigint" ? values.map((each) => (each === null ? null : String(each))) : values;
      expect(rows[0].kept).toEqual(same.map((each) => (Object.is(each, -0) ? 0 : each)));
    }),
    { numRuns: 200 },
  );
});
