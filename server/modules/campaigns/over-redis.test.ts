// A whole campaign with the stream over Redis: receipts go through it in batches, and the numbers end as the vendor counted.
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type RedisProcess, startRedis } from "../../../test/redis.ts";
import { type Sending, startSending, sumOf } from "../../../test/sending.ts";

const redisServer = inject("redisServer");

describe.skipIf(!redisServer)("over Redis", () => {
  let redis: RedisProcess;
  let shop: Sending;
  beforeAll(async () => {
    redis = await startRedis(redisServer);
    const behaviour = {
      success_rate: 0.8,
      open_rate: 0.5,
      click_rate: 0.3,
      duplicate_rate: 0.3,
      reorder_rate: 0.3,
    };
    shop = await startSending({ env: { REDIS_URL: redis.url }, behaviour });
    await shop.customers(200);
  }, 60_000);
  afterAll(async () => {
    await shop?.stop();
    await redis?.stop();
  });

  test("a campaign is sent, its receipts are applied, and its numbers are the vendor's", {
    timeout: 60_000,
  }, async () => {
    const { id } = await shop.launch();
    const { stats } = await shop.until(id, ({ state }) => state === "done");
    expect(sumOf(stats)).toBe(200);
    const counted = await shop.vendorCounts();
    expect(stats).toMatchObject({ queued: 0, sent: 0 });
    expect(stats.delivered + stats.failed).toBe(counted.accepted + counted.rejected);
    const found = await shop.services.doctor.examine({ workspace: "shop", mend: false });
    expect(found.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  });
});
