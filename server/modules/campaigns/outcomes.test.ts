// The numbers: however the vendor behaves and whatever customers have said, every one of the audience comes to exactly one
// outcome, at every moment the outcomes add up, and what we count is what the vendor counted.
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import type { Behaviour } from "../../../contract/vendor.ts";
import { type Sending, startSending, sumOf } from "../../../test/sending.ts";

let shop: Sending;

beforeAll(async () => {
  shop = await startSending();
  await shop.customers(60);
  // Of every ten: two said no, one has no address, one has another's address; the rest said yes or nothing.
  await sql`
    UPDATE customers SET
      consent_email = CASE WHEN n % 10 IN (1, 2) THEN false WHEN n % 2 = 0 THEN true END,
      email = CASE n % 10 WHEN 3 THEN NULL WHEN 4 THEN 'shared@example.com' ELSE email END
    FROM (SELECT id AS customer, split_part(external_id, '-', 2)::int AS n FROM customers) AS numbered WHERE id = customer
  `.execute(shop.platform.database.system);
});
afterAll(() => shop.stop());

const share = fc.constantFrom(0, 0.3, 1);
const milliseconds = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most)).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

/** But for unsubscribing, which changes who may be written to the next time. */
const behaviour: fc.Arbitrary<Partial<Behaviour>> = fc.record({
  success_rate: fc.constantFrom(0, 0.5, 0.9, 1),
  latency_ms: milliseconds(30),
  receipt_delay_ms: milliseconds(100),
  engagement_delay_ms: milliseconds(100),
  duplicate_rate: share,
  late_rate: share,
  late_by_ms: fc.nat(150),
  reorder_rate: share,
  open_rate: share,
  click_rate: share,
  lost_answer_rate: fc.constantFrom(0, 0, 0.3),
  seed: fc.string({ maxLength: 5 }),
});

/** 12 said no; 6 have no address; of the 6 who share one, one gets it. */
const expected = { audience: 60, suppressed: 12, skipped: 11, queued: 37 };

test("the outcomes add up to the audience at every moment, and end as the vendor says", async () => {
  await fc.assert(
    fc.asyncProperty(behaviour, async (behaves) => {
      await shop.behave(behaves);
      const before = await shop.vendorCounts();
      const launched = await shop.launch({
        body: "Hello {{ customer.first_name }}, https://example.com/sale",
      });
      const done = await shop.until(launched.id, ({ state, stats }) => {
        expect(sumOf(stats)).toBe(stats.audience);
        expect(stats.clicked).toBeLessThanOrEqual(stats.opened);
        expect(stats.opened).toBeLessThanOrEqual(stats.delivered);
        return state === "done";
      });
      const { stats } = done;
      const after = await shop.vendorCounts();
      expect(stats).toMatchObject({ audience: 60, suppressed: 12, skipped: 11, queued: 0, sent: 0 });
      expect(stats.delivered + stats.failed).toBe(expected.queued);
      expect(after.accepted + after.rejected - before.accepted - before.rejected).toBe(expected.queued);
      if (behaves.success_rate === 1) expect(stats.failed).toBe(0);
      if (behaves.success_rate === 0) expect(stats.delivered).toBe(0);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test("what is foretold before the launch is what comes of it", async () => {
  const marketer = await shop.as("marketer");
  const foretold = await marketer.ok(campaignEndpoints.previewAudience, {
    body: { rule: { kind: "everyone" } },
  });
  expect(foretold).toMatchObject({
    total: 60,
    matched: 60,
    reachable: 37,
    steps: [
      { step: "matched", count: 60, dropped: 0, why: null },
      { step: "consent", count: 48, dropped: 12, why: "said no to e-mail" },
      { step: "address", count: 37, dropped: 11, why: expect.stringContaining("no e-mail address") },
    ],
  });
  const { stats } = await shop.launch();
  expect(stats).toMatchObject({ audience: 60, suppressed: 12, skipped: 11 });
  const sms = await marketer.ok(campaignEndpoints.previewAudience, {
    body: { rule: { kind: "everyone" }, channel: "sms" },
  });
  expect(sms).toMatchObject({
    matched: 60,
    reachable: 0,
    steps: [{}, { label: "Have agreed to SMS", count: 0 }, {}],
  });
});

test("behind each number stand its people, each once, and every failure has its reason", async () => {
  await shop.behave({ success_rate: 0.5, lost_answer_rate: 0 });
  const launched = await shop.launch();
  const { stats } = await shop.until(launched.id, (c) => c.state === "done");
  const marketer = await shop.as("marketer");
  const params = { id: launched.id };
  const people = new Set<string>();
  for (const outcome of ["delivered", "failed", "suppressed", "skipped"] as const) {
    let cursor: string | undefined;
    let count = 0;
    do {
      const page = await marketer.ok(messageEndpoints.ofCampaign, {
        params,
        query: { outcome, limit: 7, cursor },
      });
      for (const message of page.data) people.add(message.customer.id);
      count += page.data.length;
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(count).toBe(stats[outcome]);
  }
  expect(people.size).toBe(60);

  const { reasons, curve } = await marketer.ok(campaignEndpoints.progress, { params });
  const total = (outcome: string) =>
    reasons.filter((r) => r.outcome === outcome).reduce((sum, r) => sum + r.count, 0);
  expect(total("failed")).toBe(stats.failed);
  expect(total("suppressed")).toBe(12);
  expect(reasons).toContainEqual({
    outcome: "suppressed",
    reason: "said no to e-mail",
    count: 12,
    retryable: false,
  });
  expect(reasons).toContainEqual({
    outcome: "skipped",
    reason: "no e-mail address",
    count: 6,
    retryable: false,
  });
  expect(reasons).toContainEqual({
    outcome: "skipped",
    reason: "another customer with the same e-mail address gets it",
    count: 5,
    retryable: false,
  });
  expect(curve.at(-1)).toMatchObject({ sent: 37, delivered: stats.delivered, failed: stats.failed });
});

test("only those who agreed are written to where the workspace asks for it", async () => {
  await sql`UPDATE workspaces SET consent = consent || '{"email": "explicit"}'`.execute(
    shop.platform.database.system,
  );
  const launched = await shop.launch();
  const { stats } = await shop.until(launched.id, (c) => c.state === "done");
  const { rows } = await sql<{ willing: number; refused: number }>`
    SELECT count(*) FILTER (WHERE consent_email)::int AS willing, count(*) FILTER (WHERE consent_email IS NOT TRUE)::int AS refused FROM customers
  `.execute(shop.platform.database.system);
  expect(stats.suppressed).toBe(rows[0]!.refused);
  expect(sumOf(stats)).toBe(60);
});
