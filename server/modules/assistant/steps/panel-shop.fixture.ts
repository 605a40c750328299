// The shop that requests to the panel are put to in tests: a few customers, two segments, a list, a draft and a campaign that went out.
import { sql } from "kysely";
import { campaignEndpoints } from "../../../../contract/campaigns.ts";
import { customerEndpoints } from "../../../../contract/customers.ts";
import { listEndpoints } from "../../../../contract/lists.ts";
import { orderEndpoints } from "../../../../contract/orders.ts";
import { segmentEndpoints } from "../../../../contract/segments.ts";
import type { TestApp } from "../../../../test/app.ts";
import { asha, cast } from "../../../../test/cast.ts";

export const gold = { kind: "attribute", attribute: "custom.tier", op: "is", value: "gold" };
export const inIndia = { kind: "attribute", attribute: "country", op: "is", value: "IN" };

export interface PanelShop {
  segments: { gold: string; india: string };
  lists: { vips: string };
  campaigns: { draft: string; sent: string };
  customers: { asha: string };
}

export async function openPanelShop(app: TestApp): Promise<PanelShop> {
  const marketer = await app.as("marketer");
  await marketer.ok(customerEndpoints.createBatch, { query: { wait: "true" }, body: { customers: cast } });
  await marketer.ok(orderEndpoints.createBatch, {
    query: { wait: "true" },
    body: {
      orders: [
        {
          external_id: "o-1",
          customer: { external_id: asha.external_id },
          ordered_at: "2026-03-01T00:00:00Z",
          total: 6_000,
          items: [
            { product_id: "p-1", name: "Espresso beans", category: "Coffee", quantity: 1, price: 6_000 },
          ],
        },
      ],
    },
  });
  const segment = (name: string, rule: unknown) =>
    marketer.ok(segmentEndpoints.create, { body: { name, rule } });
  const [golden, india] = [await segment("Lapsed gold", gold), await segment("Indian shoppers", inIndia)];
  const vips = await marketer.ok(listEndpoints.create, { body: { name: "VIPs" } });
  const campaign = (name: string, intent: string) =>
    marketer.ok(campaignEndpoints.create, { body: { name, intent, audience: { segment_id: golden.id } } });
  const draft = await campaign("Diwali hello", "Greet regulars at Diwali");
  const sent = await campaign("Monsoon sale", "Sell umbrellas");
  await sql`UPDATE campaigns SET state = 'done', launched_at = now(), finished_at = now() WHERE id = ${sent.id}`.execute(
    app.platform.database.system,
  );
  const found = await marketer.ok(customerEndpoints.list, { query: { search: asha.email } });
  return {
    segments: { gold: golden.id, india: india.id },
    lists: { vips: vips.id },
    campaigns: { draft: draft.id, sent: sent.id },
    customers: { asha: found.data[0]!.id },
  };
}
