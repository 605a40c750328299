// The shop before the storm: a workspace, a key, and messages that were sent and of which the vendor has yet to report.
import { sql } from "kysely";
import type { Platform } from "../../server/platform/index.ts";
import type { Services } from "../../server/services.ts";
import type { Shop } from "./ingest-client.ts";

export const slug = "chaos";
const messages = 20_000;

export async function openShop(platform: Platform, services: Services, urls: string[]): Promise<Shop> {
  const { access } = services;
  await access.setUpWorkspace({ slug, name: slug, currency: "INR", timezone: "Asia/Kolkata" });
  const actor = await access.systemActor({ slug });
  const { key } = await access.createApiKey(actor, { name: slug, scopes: ["ingest"] });
  const { id: workspaceId } = actor.workspace;
  const connection = "conn_chaos";
  const secret = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
  const settings = { key: "sim_chaos", webhook_secret: secret, name: slug };
  const { rows } = await sql<{ id: string }>`
    WITH readers AS (
      INSERT INTO customers (workspace_id, created_at, external_id, email)
      SELECT ${workspaceId}, now(), 'reader-' || n, 'reader-' || n || '@example.com' FROM generate_series(1, ${messages}::int) AS n
      RETURNING id
    ), connected AS (
      INSERT INTO connections (workspace_id, public_id, vendor, name, channels, sealed_settings)
      VALUES (${workspaceId}, ${connection}, 'simulator', 'Chaos', '{email}', ${platform.sealer.seal(JSON.stringify(settings))})
      RETURNING id
    ), campaign AS (
      INSERT INTO campaigns (workspace_id, name, state, channel, connection_id, audience_size, launched_at)
      SELECT ${workspaceId}, 'Chaos', 'sending', 'email', id, ${messages}::int, now() FROM connected RETURNING id
    )
    INSERT INTO messages (workspace_id, campaign_id, customer_id, chunk, queued_at, sent_at, outcome, channel)
    SELECT ${workspaceId}, campaign.id, readers.id, 0, now(), now(), 'sent', 'email' FROM readers, campaign
    RETURNING id`.execute(platform.database.system);
  return { urls, key, workspaceId, connection, secret, messages: rows.map(({ id }) => id) };
}
