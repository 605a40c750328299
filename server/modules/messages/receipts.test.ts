// Receipts at the door: only who knows the connection's secret is heard, and whatever is told twice, late or wrongly does
// no harm.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Receipt } from "../../../contract/vendor.ts";
import { type Sending, startSending, vendorSettings } from "../../../test/sending.ts";
import { signWebhook } from "../../platform/webhooks.ts";

let shop: Sending;
let secret: string;
let publicId: string;
let campaign: string;
let keys: string[];

beforeAll(async () => {
  shop = await startSending({ work: false });
  await shop.customers(5);
  ({ webhook_secret: secret, publicId } = await vendorSettings(shop, shop.workspaceId()));
});
afterAll(() => shop.stop());

beforeEach(async () => {
  campaign = (await shop.launch()).id;
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM messages WHERE campaign_id = ${campaign} ORDER BY id`.execute(
    shop.platform.database.system,
  );
  keys = rows.map((row) => `${shop.workspaceId()}-${row.id}`);
});

const receipt = (key: string, event: Receipt["event"], more: Partial<Receipt> = {}): Receipt => ({
  id: `r_${key}_${event}`,
  message_id: `m_${key}`,
  idempotency_key: key,
  event,
  occurred_at: "2026-11-20T10:00:00Z",
  ...more,
});

interface Posting {
  receipts: Receipt[] | string;
  secret?: string;
  connection?: string;
  /** Seconds that the post is old. */
  age?: number;
  headers?: Record<string, string>;
}

function post({ receipts, connection = publicId, age = 0, headers = {}, ...posting }: Posting) {
  const body = typeof receipts === "string" ? receipts : JSON.stringify({ receipts });
  const timestamp = String(Math.floor(shop.clock.now().getTime() / 1_000) - age);
  const signature = signWebhook(posting.secret ?? secret, "b_1", timestamp, body);
  return shop.stranger.raw("POST", `/api/receipts?connection=${encodeURIComponent(connection)}`, {
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": "b_1",
      "webhook-timestamp": timestamp,
      "webhook-signature": signature,
      ...headers,
    },
  });
}

const stats = async () => (await shop.campaign(campaign)).stats;

test("a genuine receipt is taken and counted", async () => {
  const answer = await post({
    receipts: [receipt(keys[0]!, "delivered"), receipt(keys[1]!, "failed", { reason: "mailbox_full" })],
  });
  expect(answer).toMatchObject({ status: 202, body: { accepted: 2 } });
  expect(await stats()).toMatchObject({ queued: 3, delivered: 1, failed: 1 });
});

test("who cannot sign is refused, and not told why", async () => {
  const receipts = [receipt(keys[0]!, "delivered")];
  const refused = await Promise.all([
    post({ receipts, secret: `whsec_${Buffer.alloc(32).toString("base64")}` }),
    post({ receipts, connection: "conn_nobody" }),
    post({ receipts, connection: "' OR 1=1 --" }),
    post({ receipts, age: 301 }),
    post({ receipts, age: -301 }),
    post({ receipts, headers: { "webhook-signature": "v1,AAAA" } }),
    post({ receipts, headers: { "webhook-signature": "" } }),
    post({ receipts, headers: { "webhook-timestamp": "soon" } }),
    post({ receipts, headers: { "webhook-id": "b_2" } }),
    post({ receipts: "not even JSON", secret: "whsec_AAAA" }),
    shop.stranger.raw("POST", "/api/receipts", {
      body: "{}",
      headers: { "content-type": "application/json" },
    }),
    shop.stranger.raw("POST", `/api/receipts?connection=${publicId}&connection=${publicId}`, { body: "{}" }),
  ]);
  const said = refused.map(({ status, body }) => [
    status,
    (body as { code: string }).code,
    (body as { detail: string }).detail,
  ]);
  expect(new Set(said.map(String)).size).toBe(1);
  expect(said[0]?.slice(0, 2)).toEqual([401, "bad_signature"]);
  expect(await stats()).toMatchObject({ queued: 5, delivered: 0 });
});

test("one signature of several suffices, as when a secret is being changed", async () => {
  const body = JSON.stringify({ receipts: [receipt(keys[0]!, "delivered")] });
  const timestamp = String(Math.floor(shop.clock.now().getTime() / 1_000));
  const right = signWebhook(secret, "b_1", timestamp, body);
  expect(
    (await post({ receipts: body, headers: { "webhook-signature": `v1,AAAA v2,x ${right}` } })).status,
  ).toBe(202);
});

test("a body that was changed on its way is refused", async () => {
  const body = JSON.stringify({ receipts: [receipt(keys[0]!, "failed")] });
  const timestamp = String(Math.floor(shop.clock.now().getTime() / 1_000));
  const signature = signWebhook(secret, "b_1", timestamp, body);
  const changed = body.replace("failed", "delivered");
  expect((await post({ receipts: changed, headers: { "webhook-signature": signature } })).status).toBe(401);
});

test("told again, late and in the wrong order, receipts change nothing that is known better", async () => {
  const key = keys[0]!;
  const story: Receipt[] = [
    receipt(key, "clicked", { occurred_at: "2026-11-20T10:05:00Z" }),
    receipt(key, "opened", { occurred_at: "2026-11-20T10:03:00Z" }),
    receipt(key, "failed", { occurred_at: "2026-11-20T10:01:00Z", reason: "mailbox_full" }),
    receipt(key, "delivered", { occurred_at: "2026-11-20T10:02:00Z" }),
    receipt(key, "sent", { occurred_at: "2026-11-20T10:00:00Z" }),
  ];
  for (const one of [...story, ...story.toReversed()])
    expect((await post({ receipts: [one] })).status).toBe(202);
  await post({ receipts: [...story, ...story] });
  expect(await stats()).toMatchObject({ queued: 4, delivered: 1, failed: 0, opened: 1, clicked: 1 });
});

test("receipts for messages that are not ours are passed over, the others of the batch are kept", async () => {
  const strange = [
    "",
    "x",
    "1-",
    `${shop.workspaceId()}-999999999`,
    "999-1",
    `${shop.workspaceId()}-1'; DROP TABLE messages`,
    "1-99999999999999999999",
  ];
  const answer = await post({
    receipts: [...strange.map((key) => receipt(key, "delivered")), receipt(keys[0]!, "delivered")],
  });
  expect(answer.status).toBe(202);
  expect(await stats()).toMatchObject({ queued: 4, delivered: 1 });
});

test("a message of another workspace cannot be spoken for", async () => {
  await shop.workspace("rival");
  await shop.behave({}, "rival");
  const rival = await vendorSettings(shop, shop.workspaceId("rival"));
  const receipts = [
    receipt(keys[0]!, "delivered"),
    receipt(keys[1]!.replace(/^\d+/, shop.workspaceId("rival")), "delivered"),
  ];
  expect((await post({ receipts, connection: rival.publicId, secret: rival.webhook_secret })).status).toBe(
    202,
  );
  expect(await stats()).toMatchObject({ queued: 5, delivered: 0 });
  expect((await post({ receipts, connection: rival.publicId })).status).toBe(401);
});

test("who unsubscribes or complains is not written to again, and a repeated report does not undo a later yes", async () => {
  const consents = async () => {
    const { rows } = await sql<{ said: boolean | null }>`
      SELECT consent_email AS said FROM messages m JOIN customers c ON c.id = m.customer_id WHERE m.campaign_id = ${campaign} ORDER BY m.id
    `.execute(shop.platform.database.system);
    return rows.map((row) => row.said);
  };
  const refusals = [
    receipt(keys[0]!, "unsubscribed"),
    receipt(keys[1]!, "complained"),
    receipt(keys[0]!, "unsubscribed"),
  ];
  expect((await post({ receipts: refusals })).status).toBe(202);
  expect(await consents()).toEqual([false, false, null, null, null]);
  expect(await stats()).toMatchObject({ queued: 3, delivered: 2 });
  await sql`UPDATE customers SET consent_email = true WHERE external_id = 'c-1'`.execute(
    shop.platform.database.system,
  );
  await post({ receipts: refusals });
  expect(await consents()).toEqual([true, false, null, null, null]);
  const later = await shop.launch();
  expect(later.stats).toMatchObject({ queued: 4, suppressed: 1 });
  await sql`UPDATE customers SET consent_email = NULL`.execute(shop.platform.database.system);
});

test("what cannot be read is refused with every fault, and odd texts do no harm", async () => {
  expect((await post({ receipts: [receipt(keys[0]!, "exploded" as "sent")] })).status).toBe(400);
  expect((await post({ receipts: "{" })).status).toBe(400);
  expect((await post({ receipts: [] })).status).toBe(400);
  const odd = "\u0000 \ud800 'quoted' \u202e 🙂";
  expect(
    (await post({ receipts: [receipt(keys[0]!, "failed", { reason: odd, message_id: odd })] })).status,
  ).toBe(202);
  expect(await stats()).toMatchObject({ queued: 4, failed: 1 });
});

test("too large a body is refused before it is read", async () => {
  expect((await post({ receipts: `"${"x".repeat(6 * 1024 * 1024)}"` })).status).toBe(413);
});

test("a receipt that never comes is not waited for beyond three days, and still counts if it comes after all", async () => {
  await post({ receipts: [receipt(keys[0]!, "sent"), receipt(keys[1]!, "sent")] });
  shop.clock.turnTo("2026-11-23T09:59:00Z");
  await shop.services.delivery.sweepOverdue();
  expect(await stats()).toMatchObject({ queued: 3, sent: 2 });
  shop.clock.turnTo("2026-11-23T10:01:00Z");
  await shop.services.delivery.sweepOverdue();
  expect(await stats()).toMatchObject({ queued: 3, sent: 0, failed: 2 });
  await post({ receipts: [receipt(keys[0]!, "delivered")] });
  expect(await stats()).toMatchObject({ queued: 3, delivered: 1, failed: 1 });
});
