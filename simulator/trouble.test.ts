// Trouble at will: limits, outages, answers that are lost. None of it loses a message or makes two of one.
import { existsSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { vendorProblem } from "../contract/vendor.ts";
import { chunks, email, emails } from "./testing/shop.ts";
import { stage } from "./testing/stage.ts";

test("above its rate an account is answered 429 with Retry-After, and whoever waits that long gets in", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join({ rate_limit_per_second: 1_000 });
  const other = await shop().join();
  let refused = 0;
  for (const list of chunks(emails(2_500))) {
    let answer = await one.post(list);
    for (; answer.status === 429; answer = await one.post(list)) {
      refused++;
      const seconds = Number(answer.headers.get("retry-after"));
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect((await other.post([email(`other-${refused}`)])).status).toBe(202);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    }
    expect(answer.status).toBe(202);
  }
  expect(refused).toBeGreaterThan(0);
  await Promise.all([one.allPosted(), other.allPosted()]);
  expect(receiver.receipts.filter((r) => r.event === "delivered")).toHaveLength(2_500 + refused);
});

test("a request larger than the limit is let in when its turn comes", async () => {
  const { shop } = await stage();
  const one = await shop().join({ rate_limit_per_second: 400 });
  expect((await one.post(emails(500, "a"))).status).toBe(202);
  expect((await one.post([email("b")])).status).toBe(429);
});

test("an outage of 500 takes nothing, and ends when it is told to", async () => {
  const { shop } = await stage();
  const one = await shop().join({ outage: "error_500" });
  const answer = await one.post([email("k")]);
  expect([answer.status, vendorProblem.parse(await answer.json()).type]).toEqual([
    500,
    expect.stringContaining("outage"),
  ]);
  await one.behave({ outage: "none" });
  expect(await one.lookUp("k")).toEqual([]);
  expect(await one.send([email("k")])).toMatchObject([{ status: "accepted" }]);
});

test("an outage that refuses cuts the connection; receipts under way still come", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join({ receipt_delay_ms: { min: 300, max: 300 } });
  await one.send([email("before")]);
  await one.behave({ outage: "refuse" });
  await expect(one.post([email("k")])).rejects.toThrow();
  await expect(one.lookUp("before")).rejects.toThrow();
  await one.allPosted();
  expect(receiver.receipts).toHaveLength(2);
});

test("an outage that hangs answers nothing until it ends", async () => {
  const { shop } = await stage();
  const one = await shop().join({ outage: "hang" });
  const hanging = one.post([email("k")]).then(
    () => "answered",
    () => "cut",
  );
  const still = new Promise((resolve) => setTimeout(resolve, 200, "hanging"));
  expect(await Promise.race([hanging, still])).toBe("hanging");
  await one.behave({ outage: "none" });
  expect(await hanging).toBe("cut");
  expect(await one.lookUp("k")).toEqual([]);
});

test("an answer that is lost leaves the messages taken; asking again with the same keys comes to the answer", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join({ lost_answer_rate: 1 });
  await expect(one.post(emails(10))).rejects.toThrow();
  expect(await one.lookUp("k-0", "k-9")).toHaveLength(2);
  expect(await one.send(emails(10))).toHaveLength(10);
  await one.allPosted();
  expect(receiver.receipts.filter((r) => r.event === "delivered")).toHaveLength(10);
});

test.skipIf(!existsSync("/dev/full"))(
  "with the disk full nothing is taken, and it goes on when there is room",
  async () => {
    const { shop, receiver, dir } = await stage({ segmentBytes: 1 });
    const one = await shop().join();
    await one.send([email("before")]);
    await one.allPosted();
    // The lines of what was posted fill the files one by one; the next that is begun is on a full disk.
    await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        symlink("/dev/full", join(dir, `journal-00000${n + 2}.ndjson`)).catch(() => {}),
      ),
    );
    const answer = await one.post([email("k")]);
    expect([answer.status, vendorProblem.parse(await answer.json()).type]).toEqual([
      507,
      expect.stringContaining("not_written"),
    ]);
    expect(await one.lookUp("k")).toEqual([]);
    while ((await one.post([email("k")])).status === 507);
    await one.allPosted();
    expect(receiver.receipts.map((r) => r.idempotency_key)).toEqual(["before", "before", "k", "k"]);
  },
);
