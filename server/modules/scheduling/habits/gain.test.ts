// On shops whose habits are known, the suggested times find them.
import { expect, test } from "vitest";
import { gainIn } from "./gain.fixture.ts";

test.each([
  ["an evening shop", { seed: 1, shopHour: 20, differ: 2, actsEach: 4 }],
  ["a breakfast shop", { seed: 2, shopHour: 7, differ: 2, actsEach: 4 }],
  ["a shop whose people differ much", { seed: 3, shopHour: 15, differ: 6, actsEach: 6 }],
  ["a shop of which little is known", { seed: 4, shopHour: 12, differ: 4, actsEach: 1 }],
])("%s", (_, shop) => {
  const { usual, suggested, own, possible } = gainIn({ ...shop, people: 300 });
  expect(suggested).toBeGreaterThan(usual * 1.2);
  expect(suggested).toBeGreaterThan(possible * 0.9);
  expect(own).toBeGreaterThan(suggested * 0.97);
});

test("where people differ much and are known well, each at their own time beats any one time for all", () => {
  const { own, possible, possibleOwn } = gainIn({
    seed: 5,
    shopHour: 14,
    differ: 7,
    actsEach: 15,
    people: 300,
  });
  expect(own).toBeGreaterThan(possible * 1.2);
  expect(own).toBeGreaterThan(possibleOwn * 0.75);
});
