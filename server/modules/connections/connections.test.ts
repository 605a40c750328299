// Connections: the simulated vendor is there from the start, behaves as it is told, and its secrets stay sealed.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessEndpoints } from "../../../contract/access.ts";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { connectionEndpoints } from "../../../contract/connections.ts";
import { orderEndpoints } from "../../../contract/orders.ts";
import { startApp } from "../../../test/app.ts";
import {
  everyone,
  promptly,
  type Sending,
  startSending,
  until,
  vendorSettings,
} from "../../../test/sending.ts";

let shop: Sending;

beforeAll(async () => {
  shop = await startSending();
  await shop.customers(20);
});
afterAll(() => shop.stop());

test("a workspace has the simulated vendor as soon as it looks, once, without its secrets", async () => {
  await shop.workspace("new");
  const viewer = await shop.as("viewer", "new");
  const lists = await Promise.all(Array.from({ length: 6 }, () => viewer.ok(connectionEndpoints.list)));
  expect(new Set(lists.flatMap(({ data }) => data.map((c) => c.id))).size).toBe(1);
  const { key, webhook_secret, publicId } = await vendorSettings(shop, shop.workspaceId("new"));
  expect(lists[0]!.data[0]).toMatchObject({
    vendor: "simulator",
    channels: ["email", "sms", "whatsapp", "push", "in_app"],
    state: "unknown",
    receipts_url: `${shop.platform.config.publicUrl}/api/receipts?connection=${publicId}`,
    behaviour: { success_rate: 0.9 },
  });
  const { rows } = await sql<{ text: string }>`SELECT connections::text AS text FROM connections`.execute(
    shop.platform.database.system,
  );
  for (const secret of [key, webhook_secret]) {
    expect(JSON.stringify(lists)).not.toContain(secret);
    expect(JSON.stringify(rows)).not.toContain(secret);
  }
});

test("who manages connections tells the vendor how to behave; faults come back as the vendor found them", async () => {
  const admin = await shop.as("admin");
  const { data } = await admin.ok(connectionEndpoints.list);
  const params = { id: data[0]!.id };
  const change = { body: { success_rate: 0.25, outage: "none" as const } };
  expect(await admin.ok(connectionEndpoints.updateBehaviour, { params, ...change })).toMatchObject({
    behaviour: change.body,
  });
  expect(
    (await (await shop.as("marketer")).call(connectionEndpoints.updateBehaviour, { params, ...change }))
      .status,
  ).toBe(403);
  expect(
    await admin.call(connectionEndpoints.updateBehaviour, { params, body: { success_rate: 7 } }),
  ).toMatchObject({ status: 400 });
  expect(
    await admin.call(connectionEndpoints.updateBehaviour, { params: { id: "999999" }, ...change }),
  ).toMatchObject({ status: 404 });
  await shop.behave(promptly);
});

test("its state follows what happens, and the reason stands beside it", async () => {
  const admin = await shop.as("admin");
  const state = async () => (await admin.ok(connectionEndpoints.list)).data[0]!;
  await shop.behave({ outage: "error_500" });
  const { id } = await shop.launch();
  expect(await until(state, (c) => c.state === "failing")).toMatchObject({
    last_error: expect.stringContaining("HTTP 500"),
  });
  await shop.behave({ outage: "none" });
  await shop.until(id, (c) => c.state === "done");
  expect(await state()).toMatchObject({ state: "working", last_error: null });
});

test("an account that the vendor has lost is opened again as the same one", async () => {
  const before = await vendorSettings(shop, shop.workspaceId());
  const elsewhere = await startSending({ work: false });
  shop.platform.config.simulatorUrl = elsewhere.simulator.url;
  await shop.behave(promptly);
  const { id } = await shop.launch();
  await shop.until(id, (c) => c.state === "done");
  expect((await shop.vendorCounts()).accepted).toBe(20);
  expect(await vendorSettings(shop, shop.workspaceId())).toEqual(before);
  shop.platform.config.simulatorUrl = shop.simulator.url;
  await elsewhere.stop();
});

test("readers who click may buy, and what they buy counts for the campaign", async () => {
  const admin = await shop.as("admin");
  const { key } = await admin.ok(accessEndpoints.createApiKey, {
    body: { name: "Simulated orders", scopes: ["ingest"] },
  });
  const actor = await shop.services.access.systemActor({ slug: "shop" });
  const products = [{ product_id: "p-1", name: "Cup", category: "Cups", price: 100 }];
  await shop.services.connections.simulateOrders(actor, { api_key: key, currency: "INR", products });
  await shop.behave({ ...promptly, open_rate: 1, click_rate: 1, conversion_rate: 1 });
  const { id } = await shop.launch({ body: "Buy: https://example.com" });
  await until(
    () => admin.ok(orderEndpoints.list, { query: {} }),
    ({ total }) => total === 20,
  );
  const sold = (await admin.ok(orderEndpoints.list, { query: {} })).data.reduce(
    (sum, order) => sum + order.total,
    0,
  );
  expect((await shop.campaign(id)).stats).toMatchObject({
    delivered: 20,
    clicked: 20,
    ordered: 20,
    revenue: sold,
  });
});

test("without any simulator the API serves, says so, and a campaign waits", async () => {
  const app = await startApp({ work: true });
  await sql`INSERT INTO customers (workspace_id, created_at, email) VALUES (${app.workspaceId()}, now(), 'a@example.com')`.execute(
    app.platform.database.system,
  );
  const admin = await app.as("admin");
  const { data } = await admin.ok(connectionEndpoints.list);
  expect(data[0]).toMatchObject({ behaviour: null });
  expect(
    await admin.call(connectionEndpoints.updateBehaviour, {
      params: { id: data[0]!.id },
      body: { open_rate: 1 },
    }),
  ).toMatchObject({
    status: 502,
    body: { code: "vendor_failed", detail: expect.stringContaining("SIMULATOR_URL") },
  });
  const { id } = await admin.ok(campaignEndpoints.create, {
    body: { name: "Waits", audience: everyone, message: { subject: "Hi", body: "Hello" }, launch: true },
  });
  const waiting = await until(
    () => admin.ok(campaignEndpoints.get, { params: { id } }),
    (c) => c.attention !== null,
  );
  expect(waiting).toMatchObject({
    state: "sending",
    stats: { queued: 1 },
    attention: expect.stringContaining("No simulated vendor runs"),
  });
  await app.stop();
});
