// The channel vendor's API as it is spoken over HTTP: what is sent, what is answered, and the receipts that come back.
// The simulator implements it and the server's adapter calls it; neither knows more of the other than this.
import { z } from "zod";

const share = z.number().min(0).max(1);
const range = z.strictObject({
  min: z.number().min(0).max(86_400_000),
  max: z.number().min(0).max(86_400_000),
});

/** How the simulated vendor behaves. Shares are 0 to 1, times milliseconds. */
export const behaviour = z.strictObject({
  success_rate: share,
  latency_ms: range,
  receipt_delay_ms: range,
  duplicate_rate: share,
  late_rate: share,
  late_by_ms: z.number().min(0).max(86_400_000),
  reorder_rate: share,
  open_rate: share,
  click_rate: share,
  rate_limit_per_second: z.number().int().min(1).max(1_000_000).nullable(),
  outage: z.enum(["none", "refuse", "hang", "error_500"]),
  seed: z.string().max(100),
});
export type Behaviour = z.infer<typeof behaviour>;

export const receiptEvents = [
  "sent",
  "delivered",
  "failed",
  "opened",
  "clicked",
  "unsubscribed",
  "complained",
] as const;

export const receipt = z.object({
  id: z.string().max(200),
  message_id: z.string().max(200),
  idempotency_key: z.string().max(200),
  event: z.enum(receiptEvents),
  occurred_at: z.iso.datetime({ offset: true }),
  reason: z.string().max(500).optional(),
  url: z.string().max(2_000).optional(),
});
export type Receipt = z.infer<typeof receipt>;

export const receiptBatch = z.object({ receipts: z.array(receipt).min(1).max(1_000) });
