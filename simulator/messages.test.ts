// Sending over HTTP: one message a key, whatever is done to the request; refusals that say what is wrong.
import { request } from "node:http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { messageReport, sendReply, sendRequestMax, vendorProblem } from "../contract/vendor.ts";
import { chunks, email, emails, Shop } from "./testing/shop.ts";
import { stage } from "./testing/stage.ts";

test("a key is one message with one fate, however often, wherever and at the same time it is posted", async () => {
  const { shop, receiver } = await stage();
  const keys = Array.from({ length: 40 }, (_, n) => `key-${n}`);
  const requests = fc.array(fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(requests, async (lists) => {
      const one = await shop().join({ success_rate: 0.5 });
      receiver.receipts = [];
      const results = (
        await Promise.all(lists.map((list) => one.send(list.map((key) => email(key)))))
      ).flat();
      const asked = lists.flat();
      expect(results.map((r) => r.idempotency_key)).toEqual(asked);
      const ids = new Set(results.map((r) => `${r.idempotency_key} ${r.id} ${r.status}`));
      expect(ids.size).toBe(new Set(asked).size);
      await one.allPosted();
      const ends = receiver.receipts.filter((r) => r.event === "delivered" || r.event === "failed");
      expect(ends.map((r) => r.idempotency_key).sort()).toEqual([...new Set(asked)].sort());
      const { accepted, repeated } = (await one.see()).counts;
      expect([accepted, accepted + repeated]).toEqual([new Set(asked).size, asked.length]);
    }),
    { numRuns: 15 },
  );
});

test("a key means another message to another account", async () => {
  const { shop, receiver } = await stage();
  const [one, two] = [await shop().join(), await shop().join()];
  const [a] = await one.send([email("same")]);
  const [b] = await two.send([email("same")]);
  expect(a!.id).not.toBe(b!.id);
  await Promise.all([one.allPosted(), two.allPosted()]);
  expect(receiver.receipts.filter((r) => r.event === "delivered")).toHaveLength(2);
  expect(await two.lookUp("same")).toMatchObject([{ id: b!.id }]);
  expect((await two.ask("GET", `/v1/messages/${a!.id}`)).status).toBe(404);
});

test("the first answer stands, though the same key comes with another text or address", async () => {
  const { shop } = await stage();
  const one = await shop().join();
  const first = await one.send([email("k", { to: "nobody" }), email("l")]);
  expect(first).toMatchObject([{ status: "rejected", reason: "invalid_address" }, { status: "accepted" }]);
  expect(await one.send([email("k"), email("l", { to: "nobody" })])).toEqual(first);
  const twice = await one.send([email("m"), email("m", { to: "nobody" })]);
  expect(twice.map((r) => r.status)).toEqual(["accepted", "accepted"]);
});

test("what a channel cannot carry is rejected, and the rest of the request is taken", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join();
  const results = await one.send([
    email("no-at", { to: "asha.example.com" }),
    email("no-plus", { channel: "sms", to: "9812345678" }),
    email("long", { channel: "sms", to: "+919812345678", body: "x".repeat(1_601) }),
    email("sms", { channel: "sms", to: "+919812345678" }),
    email("push", { channel: "push", to: "token-of-a-phone" }),
    email("whatsapp", { channel: "whatsapp", to: "+919812345678" }),
  ]);
  expect(results.map((r) => r.reason ?? r.status)).toEqual([
    "invalid_address",
    "invalid_address",
    "body_too_long",
    "accepted",
    "accepted",
    "accepted",
  ]);
  await one.allPosted();
  expect(new Set(receiver.receipts.map((r) => r.idempotency_key))).toEqual(
    new Set(["sms", "push", "whatsapp"]),
  );
});

test("a message can be asked after, by id and by key, and tells what has happened so far", async () => {
  const { shop } = await stage();
  const one = await shop().join({ receipt_delay_ms: { min: 3_600_000, max: 3_600_000 }, open_rate: 1 });
  const [slow] = await one.send([email("slow")]);
  await one.behave({ receipt_delay_ms: { min: 0, max: 0 } });
  await one.send([email("fast"), email("bad", { to: "nobody" })]);
  await one.lookUp("fast");
  const found = await one.lookUp("slow", "unknown", "fast", "bad");
  expect(
    found.map((m) => messageReport.parse(m) && [m.idempotency_key, m.state, m.events.map((e) => e.event)]),
  ).toEqual([
    ["slow", "accepted", []],
    ["fast", "delivered", ["sent", "delivered", "opened"]],
    ["bad", "rejected", []],
  ]);
  expect(await (await one.ask("GET", `/v1/messages/${slow!.id}`)).json()).toEqual(found[0]);
});

test("a bad request is refused with each of its faults, and nothing of it is taken", async () => {
  const { shop } = await stage();
  const one = await shop().join();
  const messages = [email("good"), { ...email(""), channel: "fax", colour: "red" }, { idempotency_key: "k" }];
  const answer = await one.ask("POST", "/v1/messages", { callback_url: "ftp://x", messages });
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  const problem = vendorProblem.parse(await answer.json());
  expect(problem.errors!.map((fault) => fault.path)).toEqual(
    expect.arrayContaining([
      "/callback_url",
      "/messages/1/idempotency_key",
      "/messages/1/channel",
      "/messages/1",
      "/messages/2/to",
      "/messages/2/body",
    ]),
  );
  expect(await one.lookUp("good")).toEqual([]);
  expect((await one.post(emails(sendRequestMax + 1))).status).toBe(400);
  expect((await one.post([])).status).toBe(400);
  expect((await one.ask("GET", "/v1/messages")).status).toBe(400);
});

test("bodies that are no JSON, too large, or not of a known account", async () => {
  const { shop } = await stage();
  const one = await shop().join();
  const headers = { authorization: `Bearer ${one.account.key}`, "content-type": "application/json" };
  const raw = (body: string, type = headers["content-type"]) =>
    fetch(`${one.url}/v1/messages`, { method: "POST", headers: { ...headers, "content-type": type }, body });
  expect((await raw("{")).status).toBe(400);
  expect((await raw("a=1", "application/x-www-form-urlencoded")).status).toBe(415);
  expect(await declaredLength(`${one.url}/v1/messages`, headers, 30_000_000)).toBe(413);
  const stranger = new Shop(one.url, "http://127.0.0.1:1");
  expect((await stranger.post([email("k")])).status).toBe(401);
  one.account.key = "sim_somebody_elses_key";
  const answer = await one.post([email("k")]);
  expect([answer.status, vendorProblem.parse(await answer.json()).type]).toEqual([
    401,
    expect.stringContaining("wrong_key"),
  ]);
  expect((await one.ask("GET", "/v2")).status).toBe(404);
});

test("receipts go to this machine only, unless the simulator was told otherwise", async () => {
  const { shop } = await stage();
  const one = await shop().join();
  const status = async (callback: string) => (await one.post([email(callback)], callback)).status;
  for (const inside of ["http://127.0.0.1:9/x", "http://localhost:9", "http://[::1]:9/", "http://127.1:9/"]) {
    expect([inside, await status(inside)]).toEqual([inside, 202]);
  }
  const outside = [
    "http://169.254.169.254/latest",
    "http://10.0.0.1/",
    "http://example.com/",
    "http://127.0.0.1.example.com/",
    "http://localhost@10.0.0.1/",
    "http://name:word@127.0.0.1/",
    "file:///etc/passwd",
  ];
  for (const other of outside) expect([other, await status(other)]).toEqual([other, 400]);
  const orders = { url: "http://10.0.0.1/api/orders/batch", api_key: "k", currency: "INR" };
  expect((await one.ask("PATCH", "/v1/account", { orders })).status).toBe(400);

  const open = await (await stage({ allowCallbacks: ["shop.internal"] })).shop().join();
  expect((await open.post([email("k")], "http://shop.internal/r")).status).toBe(202);
  expect((await open.post([email("l")], "http://other.internal/r")).status).toBe(400);
});

test("twenty thousand messages at full speed: each is taken, and each receipt arrives once", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join({ success_rate: 0.9 });
  const lists = chunks(emails(20_000));
  for (const group of chunks(lists, 4)) {
    const answers = await Promise.all(group.map((list) => one.post(list)));
    for (const answer of answers) expect(sendReply.parse(await answer.json()).results).toHaveLength(500);
  }
  await one.allPosted();
  const ends = receiver.receipts.filter((r) => r.event !== "sent");
  expect(receiver.receipts).toHaveLength(40_000);
  expect(new Set(ends.map((r) => r.idempotency_key)).size).toBe(20_000);
  const delivered = ends.filter((r) => r.event === "delivered").length;
  expect(Math.abs(delivered - 18_000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.9 * 0.1));
});

test("above the most that may wait, new keys are answered 429 and known ones as before", async () => {
  const { shop } = await stage({ maxWaiting: 10 });
  const one = await shop().join({ receipt_delay_ms: { min: 3_600_000, max: 3_600_000 } });
  const first = await one.send(emails(10));
  const answer = await one.post([email("more")]);
  expect([answer.status, Number(answer.headers.get("retry-after"))]).toEqual([429, 5]);
  expect(await one.send(emails(10))).toEqual(first);
});

/** Only says how long its body will be, as an honest client with a giant one does; answers the status. */
function declaredLength(
  url: string,
  headers: Record<string, string>,
  length: number,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      { method: "POST", headers: { ...headers, "content-length": length } },
      (answer) => {
        resolve(answer.statusCode);
        sending.destroy();
      },
    );
    sending.on("error", reject);
    sending.write("{");
  });
}
