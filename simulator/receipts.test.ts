// Receipts as the shop sees them: signed, each finally there, in the order and number that the account asked for.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Receipt, receiptBatch } from "../contract/vendor.ts";
import { signedHeaders } from "./signature.ts";
import type { Delivery } from "./testing/receiver.ts";
import { chunks, email, emails } from "./testing/shop.ts";
import { stage } from "./testing/stage.ts";

/** Standard Webhooks, verified with the browser's cryptography rather than the one that signed. */
async function isSigned(
  { headers, body }: Pick<Delivery, "headers" | "body">,
  secret: string,
): Promise<boolean> {
  const bytes = Uint8Array.from(atob(secret.replace("whsec_", "")), (c) => c.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
  const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const [version, signature] = String(headers["webhook-signature"]).split(",");
  const given = Uint8Array.from(atob(signature ?? ""), (c) => c.charCodeAt(0));
  return version === "v1" && crypto.subtle.verify("HMAC", key, given, new TextEncoder().encode(text));
}

test("a signature holds for exactly what was signed", async () => {
  const secret = fc
    .uint8Array({ minLength: 24, maxLength: 64 })
    .map((b) => `whsec_${Buffer.from(b).toString("base64")}`);
  await fc.assert(
    fc.asyncProperty(
      secret,
      secret,
      fc.uuid(),
      fc.string({ unit: "grapheme" }),
      async (own, other, id, body) => {
        const headers = signedHeaders(own, id, 1_763_640_000, body);
        expect(await isSigned({ headers, body }, own)).toBe(true);
        expect(await isSigned({ headers, body: `${body} ` }, own)).toBe(false);
        expect(
          await isSigned({ headers: { ...headers, "webhook-timestamp": "1763640001" }, body }, own),
        ).toBe(false);
        if (other !== own) expect(await isSigned({ headers, body }, other)).toBe(false);
      },
    ),
  );
});

test("the standard's own example", () => {
  const body = '{"test": 2432232314}';
  const headers = signedHeaders(
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "msg_p5jXN8AQM9LWM0D4loKWxJek",
    1_614_265_330,
    body,
  );
  expect(headers["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("every receipt arrives though the shop fails half of the time, signed anew in each attempt", async () => {
  const { shop, receiver } = await stage();
  receiver.answer = (n) => ({ status: n % 2 ? [500, 503, 429, 401][(n >> 1) % 4]! : 202 });
  const one = await shop().join({ open_rate: 1, click_rate: 1 });
  for (const list of chunks(emails(3_000))) await one.send(list);
  await one.allPosted();
  const ids = receiver.receipts.map((r) => r.id);
  expect([ids.length, new Set(ids).size]).toEqual([12_000, 12_000]);
  for (const attempt of receiver.attempts) {
    expect(await isSigned(attempt, one.account.webhook_secret)).toBe(true);
    expect(receiptBatch.parse(JSON.parse(attempt.body)).receipts.length).toBeLessThanOrEqual(500);
    expect(attempt.path).toBe("/api/receipts?connection=7");
  }
  expect((await one.see()).counts.posts_failed).toBeGreaterThan(0);
});

test("an attempt is made again under the same webhook id, not before the shop has asked for", async () => {
  const { shop, receiver } = await stage();
  receiver.answer = (n) => (n === 1 ? { status: 429, headers: { "retry-after": "1" } } : { status: 200 });
  const one = await shop().join();
  await one.send([email("k")]);
  await one.allPosted();
  const [first, second] = receiver.attempts as [Delivery, Delivery];
  expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(second.at - first.at).toBeGreaterThan(990);
});

test("an address that is gone for good is left alone; what it cannot bear holds nothing up", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join();
  receiver.answer = () => ({ status: 410 });
  await one.send([email("gone")]);
  await one.allPosted();
  expect([receiver.attempts.length, (await one.see()).counts.receipts_given_up]).toEqual([1, 2]);

  let borne = false;
  receiver.answer = (_, { body }) => ({ status: borne || !body.includes('"bad-') ? 200 : 400 });
  await one.send([...emails(250, "good"), ...emails(2, "bad"), ...emails(248, "fine")]);
  while (receiver.receipts.length < 996) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(receiver.receipts.some((r) => r.idempotency_key.startsWith("bad-"))).toBe(false);
  borne = true;
  await one.allPosted();
  expect(receiver.receipts).toHaveLength(1_000);
});

test("redirects are not followed", async () => {
  const { shop, receiver } = await stage();
  const trap = (await stage()).receiver;
  receiver.answer = (n) => (n === 1 ? { status: 307, headers: { location: trap.url } } : { status: 200 });
  const one = await shop().join();
  await one.send([email("k")]);
  await one.allPosted();
  expect([trap.attempts.length, receiver.receipts.length]).toEqual([0, 2]);
});

const orderOf = (receipts: Receipt[]) =>
  [...Map.groupBy(receipts, (r) => r.idempotency_key).values()].map((list) =>
    list.map((r) => r.event).join(" "),
  );

test("each message's receipts come in order, unless the account wants some of them reversed", async () => {
  const { shop, receiver } = await stage();
  const one = await shop().join({ open_rate: 1, click_rate: 1 });
  for (const list of chunks(emails(2_000))) await one.send(list);
  await one.allPosted();
  expect(new Set(orderOf(receiver.receipts))).toEqual(new Set(["sent delivered opened clicked"]));

  receiver.receipts = [];
  const two = await shop().join({ reorder_rate: 0.3 });
  for (const list of chunks(emails(2_000))) await two.send(list);
  await two.allPosted();
  const orders = [...orderOf(receiver.receipts)];
  const reversed = orders.filter((order) => order === "delivered sent").length;
  expect(orders.filter((order) => order === "sent delivered").length).toBe(2_000 - reversed);
  expect(Math.abs(reversed - 600)).toBeLessThan(5 * Math.sqrt(2_000 * 0.3 * 0.7));
});

test("some come twice under the same id, some late, and with the same seed the same ones", async () => {
  const { shop, receiver } = await stage();
  const run = async () => {
    receiver.receipts = [];
    const one = await shop().join({ duplicate_rate: 0.2, late_rate: 0.1, late_by_ms: 50, seed: "diwali" });
    await one.send(emails(500));
    await one.allPosted();
    return receiver.receipts.map((r) => `${r.idempotency_key} ${r.event}`).sort();
  };
  const first = await run();
  const twice = first.length - new Set(first).size;
  expect(new Set(first).size).toBe(1_000);
  expect(Math.abs(twice - 200)).toBeLessThan(5 * Math.sqrt(1_000 * 0.2 * 0.8));
  expect(await run()).toEqual(first);
  expect(new Set(receiver.receipts.map((r) => r.id)).size).toBe(1_000);
});

test("clicks name one of the links, failures their reason, and the moments are those of the events", async () => {
  const { shop, receiver } = await stage();
  const delay = { receipt_delay_ms: { min: 200, max: 200 }, engagement_delay_ms: { min: 100, max: 100 } };
  const one = await shop().join({ ...delay, success_rate: 0.5, open_rate: 1, click_rate: 1 });
  await one.send(emails(100));
  await one.allPosted();
  const [clicked, failed] = [
    receiver.receipts.filter((r) => r.url),
    receiver.receipts.filter((r) => r.reason),
  ];
  expect(new Set(clicked.map((r) => r.url))).toEqual(new Set(email("k").links));
  expect(new Set([...clicked, ...failed].map((r) => r.event))).toEqual(new Set(["clicked", "failed"]));
  const at = (event: string, key: string) =>
    Date.parse(receiver.receipts.find((r) => r.event === event && r.idempotency_key === key)!.occurred_at);
  const key = clicked[0]!.idempotency_key;
  expect(at("opened", key) - at("delivered", key)).toBe(100);
  expect(at("clicked", key) - at("sent", key)).toBe(340);
});

test("orders follow clicks, at the shop's own door and with its key", async () => {
  const { shop, receiver } = await stage();
  const engaged = { open_rate: 1, click_rate: 1, conversion_rate: 1 };
  const orders = { url: `${receiver.url}/api/orders/batch`, api_key: "shop-key", currency: "INR" };
  const one = await shop().join(engaged, { orders });
  receiver.answer = (n) => ({ status: n % 3 ? 202 : 503 });
  await one.send([...emails(50), email("sms", { channel: "sms", to: "+919812345678" })]);
  await one.allPosted();
  expect(new Set(receiver.orders.map((order) => order.external_id)).size).toBe(51);
  const bySms = receiver.orders.find((order) => (order.customer as { phone?: string }).phone);
  expect(bySms).toMatchObject({ customer: { phone: "+919812345678" }, currency: "INR", status: "paid" });
  const toOrders = receiver.attempts.filter((attempt) => attempt.path === "/api/orders/batch");
  expect(new Set(toOrders.map((attempt) => attempt.headers.authorization))).toEqual(
    new Set(["Bearer shop-key"]),
  );
  expect((await one.see()).orders).toEqual({ url: orders.url, currency: "INR" });
});
