// The laws of fate: what may happen to a message, how often, and that it is the same each time.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Behaviour, VendorMessage } from "../contract/vendor.ts";
import { vendorChannels, vendorFailures } from "../contract/vendor.ts";
import { defaultBehaviour, defaultProducts } from "./behaviour.ts";
import { failureReason } from "./failures.ts";
import { happeningsOf } from "./fate.ts";
import { luckOf } from "./luck.ts";
import { postingsOf } from "./postings.ts";
import { plain } from "./testing/shop.ts";

const rate = fc.double({ min: 0, max: 1, noNaN: true });
const range = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

const anyBehaviour: fc.Arbitrary<Behaviour> = fc
  .record({
    success_rate: rate,
    receipt_delay_ms: range(5_000),
    engagement_delay_ms: range(5_000),
    duplicate_rate: rate,
    late_rate: rate,
    late_by_ms: fc.nat(5_000),
    reorder_rate: rate,
    open_rate: rate,
    click_rate: rate,
    unsubscribe_rate: rate,
    complaint_rate: rate,
    conversion_rate: rate,
    seed: fc.string({ maxLength: 20 }),
  })
  .map((some) => ({ ...defaultBehaviour(), ...some }));

const anyMessage: fc.Arbitrary<VendorMessage> = fc.record({
  idempotency_key: fc.string({ minLength: 1, maxLength: 40 }),
  channel: fc.constantFrom(...vendorChannels),
  to: fc.constant("asha@example.com"),
  body: fc.constant("Hello"),
  links: fc.array(fc.webUrl(), { maxLength: 3 }),
});

function fateOf(message: VendorMessage, behaviour: Behaviour) {
  const luck = luckOf(behaviour.seed, message.idempotency_key);
  const happenings = happeningsOf(message, { behaviour, luck, products: defaultProducts });
  return { happenings, postings: postingsOf(happenings, behaviour, luck) };
}

describe("what happens to a message", () => {
  test("it is sent, then delivered or failed but never both, and read only if delivered", () => {
    fc.assert(
      fc.property(anyMessage, anyBehaviour, (message, behaviour) => {
        const events = fateOf(message, behaviour).happenings.map(({ event }) => event);
        const [first, end, ...reading] = events;
        expect(first).toBe("sent");
        expect(end === "delivered" || (end === "failed" && reading.length === 0)).toBe(true);
        expect(new Set(events).size).toBe(events.length);
        if (reading.includes("ordered")) expect(reading).toContain("clicked");
        if (reading.includes("clicked") && message.channel !== "sms") expect(reading).toContain("opened");
        if (message.links?.length === 0) expect(reading).not.toContain("clicked");
      }),
    );
  });

  test("one thing after the other", () => {
    fc.assert(
      fc.property(anyMessage, anyBehaviour, (message, behaviour) => {
        const times = fateOf(message, behaviour).happenings.map(({ after }) => after);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times[0]).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("the same seed and key meet the same fate, and the faults of the post do not change it", () => {
    fc.assert(
      fc.property(anyMessage, anyBehaviour, rate, (message, behaviour, other) => {
        const fate = fateOf(message, behaviour);
        expect(fateOf({ ...message }, { ...behaviour })).toEqual(fate);
        const faulty = { ...behaviour, duplicate_rate: other, late_rate: other, reorder_rate: other };
        expect(fateOf(message, faulty).happenings).toEqual(fate.happenings);
      }),
    );
  });

  test("a failure has a reason of its channel", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...vendorChannels),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (channel, luck) => {
          expect(Object.keys(vendorFailures[channel])).toContain(failureReason(channel, luck));
        },
      ),
    );
  });
});

describe("when it is posted", () => {
  test("everything at least once, at most twice, and nothing before it has happened", () => {
    fc.assert(
      fc.property(anyMessage, anyBehaviour, (message, behaviour) => {
        const { happenings, postings } = fateOf(message, behaviour);
        const times = happenings.map((_, index) => postings.filter(([, of]) => of === index).length);
        expect(times.every((n) => n === 1 || n === 2)).toBe(true);
        expect(postings.every(([after, index]) => after >= happenings[index]!.after)).toBe(true);
        expect(postings.length).toBeLessThan(31);
      }),
    );
  });

  test("in the order in which it happened, where no fault is asked for", () => {
    fc.assert(
      fc.property(anyMessage, anyBehaviour, (message, behaviour) => {
        const faultless = { ...behaviour, duplicate_rate: 0, late_rate: 0, reorder_rate: 0 };
        const { happenings, postings } = fateOf(message, faultless);
        expect(postings.map(([, index]) => index)).toEqual(happenings.map((_, index) => index));
      }),
    );
  });
});

describe("how often", () => {
  const count = 20_000;
  /** How many of 20,000 messages show something, where each does so with this probability: within five sigma. */
  function expectShare(found: number, of: number, probability: number): void {
    const sigma = Math.sqrt(of * probability * (1 - probability));
    expect(Math.abs(found - of * probability)).toBeLessThanOrEqual(5 * sigma + 1e-9);
  }
  const fates = (behaviour: Partial<Behaviour>) =>
    Array.from({ length: count }, (_, n) => {
      const message = {
        idempotency_key: `m-${n}`,
        channel: "email",
        to: "a@b.c",
        body: "x",
        links: ["u"],
      } as const;
      return fateOf({ ...message, links: ["u"] }, { ...defaultBehaviour(), ...plain, ...behaviour });
    });
  const having = (list: ReturnType<typeof fates>, event: string) =>
    list.filter(({ happenings }) => happenings.some((h) => h.event === event)).length;

  test("delivered, opened, clicked and ordered as the account says", () => {
    const list = fates({ success_rate: 0.9, open_rate: 0.4, click_rate: 0.3, conversion_rate: 0.2 });
    expectShare(having(list, "delivered"), count, 0.9);
    expectShare(having(list, "opened"), having(list, "delivered"), 0.4);
    expectShare(having(list, "clicked"), having(list, "opened"), 0.3);
    expectShare(having(list, "ordered"), having(list, "clicked"), 0.2);
  });

  test("unsubscribed and complained as the account says", () => {
    const list = fates({ open_rate: 0.5, unsubscribe_rate: 0.1, complaint_rate: 0.05 });
    expectShare(having(list, "unsubscribed"), having(list, "opened"), 0.1);
    expectShare(having(list, "complained"), having(list, "delivered"), 0.05);
  });

  test("twice, late and out of order as the account says", () => {
    const twice = fates({ duplicate_rate: 0.2 });
    const total = twice.flatMap(({ happenings }) => happenings).length;
    expectShare(twice.flatMap(({ postings }) => postings).length - total, total, 0.2);
    const late = fates({ late_rate: 0.2, late_by_ms: 3_600_000 });
    expectShare(
      late.flatMap(({ postings }) => postings.filter(([after]) => after >= 3_600_000)).length,
      total,
      0.2,
    );
    const reordered = fates({ reorder_rate: 0.2, open_rate: 0.5 });
    const isReordered = ({ postings }: (typeof reordered)[number]) =>
      postings.some(([, index], n) => n > 0 && index < postings[n - 1]![1]);
    expectShare(reordered.filter(isReordered).length, count, 0.2);
  });

  test("other seeds, other fates", () => {
    const one = fates({ success_rate: 0.5, seed: "one" });
    const two = fates({ success_rate: 0.5, seed: "two" });
    const same = one.filter((fate, n) => fate.happenings[1]!.event === two[n]!.happenings[1]!.event).length;
    expectShare(same, count, 0.5);
  });
});
