// What tests of campaigns share: a letter, a vendor that is quick about it, and how a launched page's numbers are read.
import type { Page } from "@playwright/test";
import { connectionEndpoints } from "../contract/connections.ts";
import type { Behaviour } from "../contract/vendor.ts";
import type { Client } from "../test/client.ts";

export const prompt: Partial<Behaviour> = {
  success_rate: 0.92,
  latency_ms: { min: 0, max: 20 },
  receipt_delay_ms: { min: 50, max: 1_500 },
  engagement_delay_ms: { min: 50, max: 500 },
  open_rate: 0.5,
  click_rate: 0.5,
  late_rate: 0,
  lost_answer_rate: 0,
  rate_limit_per_second: null,
  outage: "none",
};

export const letter = {
  subject: "The new crop is in",
  body: 'Hello {{ customer.first_name | default: "there" }}, taste it: https://malabarcoffee.example/crop\n\nTo unsubscribe, reply STOP.',
};

export async function audienceOf(page: Page): Promise<{ audience: number; parts: Map<string, number> }> {
  const figure = page.getByRole("figure", { name: /^Audience of/ });
  const lines = await figure.getByRole("listitem").allInnerTexts();
  const parts = lines.map((line) => {
    const [, label, count] = /^(\w+)\s+([\d,]+)/.exec(line) ?? [];
    return [label ?? line, numberOf(count)] as const;
  });
  return { audience: numberOf(await figure.getAttribute("aria-label")), parts: new Map(parts) };
}

function numberOf(text: string | null | undefined): number {
  return Number((/[\d,]+/.exec(text ?? "")?.[0] ?? "").replaceAll(",", ""));
}

export async function behave(client: Client, change: Partial<Behaviour>): Promise<void> {
  const { data } = await client.ok(connectionEndpoints.list);
  await client.ok(connectionEndpoints.updateBehaviour, { params: { id: data[0]?.id ?? "" }, body: change });
}
