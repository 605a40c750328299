// Orders may be written before the last customer where each is named by the shop's own id, and by that alone.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Target } from "../rows/row-reader.ts";
import { Slots } from "../rows/slots.ts";
import { Spill } from "../rows/spill.ts";
import { CustomerMerge, type MergedCustomer } from "./customer-merge.ts";
import { customerKey, customerRef } from "./identity.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "regulars-merge-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const targets: Target[] = ["customer.external_id", "customer.email", "order.ordered_at"];
const slots = new Slots(
  targets.map((target, index) => ({ name: target, index, target, read: (text) => text })),
);

test.each([
  [
    true,
    [
      ["c1", "a@x.example"],
      ["c2", null],
    ],
  ],
  [
    false,
    [
      ["c1", "a@x.example"],
      [null, "b@x.example"],
      ["c2", null],
    ],
  ],
] as const)("all by id: %s", async (expected, lines) => {
  const spill = await Spill.open<MergedCustomer>(join(folder, "customers"), 1);
  const merge = new CustomerMerge(slots, spill, () => 0);
  for (const [id, email] of lines) {
    const values = [id, email, 1];
    merge.add(customerKey(customerRef(values, slots)!), values);
  }
  await merge.end();
  expect(merge.allById).toBe(expected);
  const all: string[] = [];
  for await (const { entries } of spill.read(0)) all.push(...entries.map(([key]) => key));
  expect(all).toHaveLength(lines.length);
  await spill.close();
});
