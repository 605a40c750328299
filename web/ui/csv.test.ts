// A CSV file opens as what it says: quotes and breaks kept, formulas not run.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvText } from "./csv.ts";

test("cells are read back as they were, but for what a spreadsheet would run", () => {
  const harmless = fc
    .string({ unit: "grapheme" })
    .filter((text) => text !== "" && !/^[=+\-@\t\r]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(harmless, fc.integer()), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(csvText(["Name", "Count"], rows), { recordDelimiter: "\r\n" });
      expect(read).toEqual([["Name", "Count"], ...rows.map(([name, count]) => [name, String(count)])]);
    }),
  );
});

test("a formula is made plain text", () => {
  expect(csvText(["Name"], [["=HYPERLINK(1)"], ["@x"], [-3]])).toBe("Name\r\n'=HYPERLINK(1)\r\n'@x\r\n-3");
});
