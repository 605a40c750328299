// A shop that sends: the whole program beside a real simulated vendor, with customers to write to, and a way to wait until
// something has come about.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Campaign, CampaignStats } from "../contract/campaigns.ts";
import { campaignEndpoints } from "../contract/campaigns.ts";
import { connectionEndpoints } from "../contract/connections.ts";
import { type AccountCounts, type Behaviour, vendorAccount } from "../contract/vendor.ts";
import { type Simulator, startSimulator } from "../simulator/server.ts";
import { startApp, type TestApp, type TestOptions } from "./app.ts";

export interface Sending extends TestApp {
  simulator: Simulator;
  /** Tells the vendor of a workspace how to behave. */
  behave(change: Partial<Behaviour>, workspace?: string): Promise<void>;
  /** Makes customers `c-1` … `c-n`, all with an e-mail address and nothing said about consent. */
  customers(count: number, workspace?: string): Promise<void>;
  /** Launches a campaign to everyone. */
  launch(
    message?: { subject?: string; body?: string },
    more?: { channel?: Campaign["channel"] },
  ): Promise<Campaign>;
  campaign(id: string): Promise<Campaign>;
  /** What the vendor counted for a workspace: each message it took counts once, however often it was posted. */
  vendorCounts(workspace?: string): Promise<AccountCounts>;
  /** Waits until the campaign is as asked; throws with how it stands after a while. */
  until(id: string, holds: (campaign: Campaign) => boolean): Promise<Campaign>;
}

/** A vendor that answers and reports at once, and delivers everything. */
export const promptly: Partial<Behaviour> = {
  success_rate: 1,
  latency_ms: { min: 0, max: 0 },
  receipt_delay_ms: { min: 0, max: 20 },
  engagement_delay_ms: { min: 0, max: 20 },
  duplicate_rate: 0,
  late_rate: 0,
  late_by_ms: 200,
  reorder_rate: 0,
  open_rate: 0,
  click_rate: 0,
  unsubscribe_rate: 0,
  complaint_rate: 0,
  seed: "test",
};

export const everyone = { rule: { kind: "everyone" } };

export async function startSending(
  options: TestOptions & { behaviour?: Partial<Behaviour> } = {},
): Promise<Sending> {
  const dataDir = await mkdtemp(join(tmpdir(), "regulars-simulator-"));
  const simulator = await startSimulator({ port: 0, dataDir, retry: { first: 50, most: 500 } });
  const app = await startApp({
    work: true,
    ...options,
    env: { SIMULATOR_URL: simulator.url, ...options.env },
  });
  const marketer = await app.as("admin");

  const behave: Sending["behave"] = async (change, workspace) => {
    const admin = await app.as("admin", workspace);
    const { data } = await admin.ok(connectionEndpoints.list);
    await admin.ok(connectionEndpoints.updateBehaviour, { params: { id: data[0]!.id }, body: change });
  };
  const campaign = (id: string) => marketer.ok(campaignEndpoints.get, { params: { id } });
  await behave({ ...promptly, ...options.behaviour });

  return {
    ...app,
    simulator,
    behave,
    campaign,
    customers: (count, workspace) => makeCustomers(app, app.workspaceId(workspace), count),
    launch: (message, more) =>
      marketer.ok(campaignEndpoints.create, {
        body: {
          name: "Hello",
          audience: everyone,
          message: { subject: "Hi", body: "Hello {{ customer.first_name }}", ...message },
          ...more,
          launch: true,
        },
      }),
    vendorCounts: (workspace) => vendorCounts(app, app.workspaceId(workspace)),
    until: (id, holds) => until(() => campaign(id), holds),
    async stop() {
      await app.stop();
      await simulator.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function makeCustomers(app: TestApp, workspaceId: string, count: number): Promise<void> {
  await sql`
    INSERT INTO customers (workspace_id, created_at, external_id, email, phone, first_name)
    SELECT ${workspaceId}, now(), 'c-' || n, 'c' || n || '@example.com', '+9198' || lpad(n::text, 8, '0'), 'Customer ' || n
    FROM generate_series(1, ${count}::int) AS n
  `.execute(app.platform.database.system);
}

async function vendorCounts(app: TestApp, workspaceId: string): Promise<AccountCounts> {
  const { key } = await vendorSettings(app, workspaceId);
  const response = await fetch(`${app.platform.config.simulatorUrl}/v1/account`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return vendorAccount.parse(await response.json()).counts;
}

/** What a workspace's connection keeps sealed, and the name it has in addresses. */
export async function vendorSettings(app: TestApp, workspaceId: string) {
  const row = await app.platform.database.system
    .selectFrom("connections")
    .select(["public_id", "sealed_settings"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const settings = JSON.parse(app.platform.sealer.open(row.sealed_settings)) as {
    key: string;
    webhook_secret: string;
  };
  return { ...settings, publicId: row.public_id };
}

/** What the outcomes add up to. */
export function sumOf(stats: CampaignStats): number {
  return stats.queued + stats.sent + stats.delivered + stats.failed + stats.suppressed + stats.skipped;
}

/** Asks again and again until the answer is as it should be. */
export async function until<T>(
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  seconds = 20,
): Promise<T> {
  const end = performance.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > end)
      throw new Error(`it did not come about; the last answer: ${JSON.stringify(answer, null, 2)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
