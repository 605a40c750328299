// A campaign through the simulated vendor: from launch until each message has its outcome and every receipt is applied.
import { type Campaign, campaignEndpoints } from "../../contract/campaigns.ts";
import { connectionEndpoints } from "../../contract/connections.ts";
import { customerEndpoints } from "../../contract/customers.ts";
import type { Client } from "../../test/client.ts";
import { startServer } from "../../test/server-process.ts";
import type { Result } from "../report.ts";

const workspace = "send";

export async function measureSend(dataDir: string, messages: number): Promise<Result[]> {
  const server = await startServer(dataDir);
  try {
    server.cli("workspace", "create", workspace, "--currency", "INR", "--timezone", "Asia/Kolkata");
    const client = server.client(workspace);
    await addCustomers(client, messages);
    await quickVendor(client);
    const began = performance.now();
    const campaign = await client.ok(campaignEndpoints.create, {
      body: {
        name: "Bench",
        channel: "email",
        launch: true,
        audience: { rule: { kind: "everyone" } },
        message: {
          subject: "Hello {{ customer.first_name }}",
          body: "Dear {{ customer.first_name | default: 'friend' }}, see https://example.com/offer",
        },
      },
    });
    const handed = await until(client, campaign.id, (c) => frozen(c) && c.stats.queued === 0);
    const handedMs = performance.now() - began;
    const done = await until(client, campaign.id, (c) => frozen(c) && c.stats.queued + c.stats.sent === 0);
    const doneMs = performance.now() - began;
    const { stats } = done;
    const sum = stats.delivered + stats.failed + stats.suppressed + stats.skipped + stats.queued + stats.sent;
    return [
      {
        name: "send rate",
        value: messages / (handedMs / 1_000),
        unit: "messages/s",
        detail: `${handed.stats.audience} handed to the vendor; aim: 2,000`,
      },
      {
        name: "send and receipts",
        value: messages / (doneMs / 1_000),
        unit: "messages/s",
        detail: `until every outcome is known: ${stats.delivered} delivered, ${stats.failed} failed; outcomes ${sum === stats.audience ? "add up" : "DO NOT ADD UP"}`,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function addCustomers(client: Client, count: number): Promise<void> {
  for (let from = 0; from < count; from += 5_000) {
    const customers = Array.from({ length: Math.min(5_000, count - from) }, (_, i) => ({
      external_id: `b-${from + i}`,
      email: `b${from + i}@example.com`,
      first_name: `Buyer ${from + i}`,
      consent: { email: true },
    }));
    await client.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers } });
  }
}

/** Receipts at once, so that the product is measured and not the vendor's patience. */
async function quickVendor(client: Client): Promise<void> {
  const { data } = await client.ok(connectionEndpoints.list);
  const connection = data[0]!;
  await client.ok(connectionEndpoints.updateBehaviour, {
    params: { id: connection.id },
    body: {
      latency_ms: { min: 5, max: 20 },
      receipt_delay_ms: { min: 0, max: 200 },
      // A receipt that is sent in the wrong order waits for the one after it, such as an opening.
      engagement_delay_ms: { min: 0, max: 200 },
      late_rate: 0,
      rate_limit_per_second: null,
    },
  });
}

const frozen = (c: Campaign) => c.state !== "draft" && c.state !== "launching";

async function until(client: Client, id: string, reached: (c: Campaign) => boolean): Promise<Campaign> {
  for (;;) {
    const campaign = await client.ok(campaignEndpoints.get, { params: { id } });
    if (reached(campaign)) return campaign;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
