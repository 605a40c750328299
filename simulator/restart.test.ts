// What a crash leaves: the real program, killed in mid-work, forgets no key, delivers nothing twice, and posts the rest.
import { expect, onTestFinished, test } from "vitest";
import type { SendResult } from "../contract/vendor.ts";
import { runToEnd, type SimulatorProcess, startProcess } from "./testing/process.ts";
import { startReceiver } from "./testing/receiver.ts";
import { chunks, email, emails, Shop, temporaryFolder } from "./testing/shop.ts";

async function house() {
  const { dir, remove } = await temporaryFolder();
  const receiver = await startReceiver();
  const house = { dir, receiver, running: await startProcess(dir) };
  onTestFinished(async () => {
    await house.running.end("SIGTERM");
    await receiver.close();
    await remove();
  });
  return house;
}

/** Posts until it is answered 202, as a sender does that must not lose anything; answers how often it asked. */
async function persist(shop: Shop, messages: ReturnType<typeof emails>, answers: Map<string, SendResult>[]) {
  for (;;) {
    const results = await shop.send(messages).catch(() => undefined);
    if (results) return void answers.push(new Map(results.map((r) => [r.idempotency_key, r])));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("killed again and again while it takes and posts: one fate a key, one answer a key, every receipt", async () => {
  const place = await house();
  const { receiver } = place;
  const port = Number(new URL(place.running.url).port);
  const shop = new Shop(place.running.url, receiver.url);
  await shop.join({ success_rate: 0.5, receipt_delay_ms: { min: 0, max: 1_500 }, duplicate_rate: 0.1 });

  const answers: Map<string, SendResult>[] = [];
  const lists = chunks(emails(6_000), 50);
  const senders = [0, 1, 2].map(async (sender) => {
    for (let n = sender; n < lists.length; n += 3) await persist(shop, lists[n]!, answers);
  });
  const all = Promise.all(senders);
  for (let kill = 0; kill < 4; kill++) {
    const goal = (kill + 1) * 20;
    while (answers.length < goal) await new Promise((resolve) => setTimeout(resolve, 1));
    await place.running.end("SIGKILL");
    place.running = await startProcess(place.dir, port);
    // A key forgotten would now meet another fate, and be found out.
    await shop.behave({ seed: `after kill ${kill}` });
  }
  await all;
  for (const list of lists) await persist(shop, list, answers);
  await shop.allPosted();

  const distinct = (pairs: Iterable<[string, string]>) => {
    const found = Map.groupBy(
      new Set([...pairs].map((pair) => pair.join("\t"))),
      (pair) => pair.split("\t")[0]!,
    );
    return { keys: found.size, most: Math.max(...[...found.values()].map((list) => list.length)) };
  };
  const given = answers.flatMap((answer) =>
    [...answer].map(([key, r]): [string, string] => [key, `${r.id} ${r.status}`]),
  );
  expect(distinct(given)).toEqual({ keys: 6_000, most: 1 });
  const ends = receiver.receipts.filter((r) => r.event !== "sent");
  expect(distinct(ends.map((r) => [r.idempotency_key, `${r.event} ${r.occurred_at} ${r.id}`]))).toEqual({
    keys: 6_000,
    most: 1,
  });
  expect(new Set(receiver.receipts.map((r) => r.id)).size).toBe(12_000);
}, 120_000);

test("receipts that wait, for their time or for the shop to answer, are posted after a crash", async () => {
  const place = await house();
  const { receiver } = place;
  const shop = await new Shop(place.running.url, receiver.url).join({
    receipt_delay_ms: { min: 800, max: 800 },
  });
  receiver.answer = () => ({ status: 503 });
  await shop.send(emails(100));
  while (receiver.attempts.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await place.running.end("SIGKILL");
  receiver.answer = () => ({ status: 202 });
  place.running = await startProcess(place.dir);
  const later = new Shop(place.running.url, receiver.url);
  later.account = shop.account;
  await later.allPosted();
  expect(new Set(receiver.receipts.map((r) => r.id)).size).toBe(200);
});

test("stopped in the ordinary way it ends cleanly, and posts nothing again that was taken", async () => {
  const place = await house();
  const { receiver } = place;
  const shop = await new Shop(place.running.url, receiver.url).join({ reorder_rate: 0 });
  await shop.send(emails(100));
  await shop.allPosted();
  await shop.behave({ receipt_delay_ms: { min: 600, max: 600 } });
  await shop.send([email("later")]);
  expect(await place.running.end("SIGTERM")).toBe(0);
  place.running = await startProcess(place.dir);
  const after = new Shop(place.running.url, receiver.url);
  after.account = shop.account;
  await after.allPosted();
  expect(receiver.receipts).toHaveLength(202);
  expect(new Set(receiver.receipts.map((r) => r.id)).size).toBe(202);
});

test("a folder is one simulator's at a time", async () => {
  const place: { dir: string; running: SimulatorProcess } = await house();
  const second = await runToEnd(["--port", "0", "--data", place.dir]);
  expect(second).toMatchObject({ code: 1, stdout: "" });
  expect(second.stderr).toContain("is in use by process");
});

test("a command line that makes no sense is answered in words", async () => {
  expect(await runToEnd(["--port", "0"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--data DIR"),
  });
  const bad = await runToEnd(["--port", "seven", "--data", "x"]);
  expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining("--port must be a whole number") });
  expect(await runToEnd(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("usage:") });
});
