// Campaigns through the front: a draft, its launch, and what comes of it at a vendor that behaves as vendors do.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sending, startSending } from "../../../test/sending.ts";

let shop: Sending;

beforeAll(async () => {
  shop = await startSending();
  await shop.customers(1_200);
});
afterAll(() => shop.stop());

test("a campaign to everyone reaches everyone", async () => {
  const launched = await shop.launch();
  expect(["sending", "done"]).toContain(launched.state);
  const done = await shop.until(launched.id, (c) => c.state === "done");
  expect(done.stats).toMatchObject({ audience: 1_200, delivered: 1_200, queued: 0, sent: 0, failed: 0 });
});
