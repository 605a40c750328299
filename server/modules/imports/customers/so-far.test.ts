// Orders wait for the customers that they name, and nobody waits for who has failed.
import { expect, test } from "vitest";
import { CustomersSoFar } from "./so-far.ts";

test("whoever waits goes on once so many partitions are written", async () => {
  const soFar = new CustomersSoFar();
  const seen: number[] = [];
  const waiting = [2, 1].map((partitions) => soFar.until(partitions).then(() => seen.push(partitions)));
  soFar.reach(1);
  await waiting[1];
  expect(seen).toEqual([1]);
  soFar.reach(2);
  await Promise.all(waiting);
  expect(seen).toEqual([1, 2]);
});

test("where customers fail, orders that wait for them fail by the same", async () => {
  const soFar = new CustomersSoFar();
  const waiting = soFar.until(1);
  soFar.fail(new Error("the disk is full"));
  soFar.fail(new Error("and again"));
  await expect(waiting).rejects.toThrow("the disk is full");
  expect(() => soFar.check()).toThrow("the disk is full");
  await expect(soFar.until(1)).rejects.toThrow("the disk is full");
});
