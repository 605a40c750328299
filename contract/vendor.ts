// The channel vendor's API as it is spoken over HTTP: what is sent, what is answered, and the receipts that come back.
// The simulator implements it and the server's adapter calls it; neither knows more of the other than this.
import { z } from "zod";

const hour = 3_600_000;
const share = z.number().min(0).max(1);
/** Milliseconds, drawn evenly between the two. Bounded so that every receipt falls due within a day. */
const range = (most: number) =>
  z
    .strictObject({ min: z.number().min(0).max(most), max: z.number().min(0).max(most) })
    .refine((r) => r.min <= r.max, { message: "min must not be more than max" });

/** How the simulated vendor behaves. Shares are 0 to 1, times milliseconds. */
export const behaviour = z.strictObject({
  success_rate: share.meta({ description: "Of the messages taken, those that are delivered" }),
  latency_ms: range(60_000).meta({ description: "How long a request to send is answered after" }),
  receipt_delay_ms: range(6 * hour).meta({ description: "From taking a message to knowing its fate" }),
  engagement_delay_ms: range(2 * hour).meta({
    description: "From delivery to opening, from opening to clicking, from clicking to ordering",
  }),
  duplicate_rate: share.meta({ description: "Of the receipts, those that are posted twice" }),
  late_rate: share.meta({ description: "Of the receipts, those held back by late_by_ms" }),
  late_by_ms: z
    .number()
    .min(0)
    .max(6 * hour),
  reorder_rate: share.meta({ description: "Of the messages, those with two receipts in the wrong order" }),
  open_rate: share.meta({ description: "Of the delivered" }),
  click_rate: share.meta({ description: "Of the opened that hold a link" }),
  unsubscribe_rate: share.meta({ description: "Of the opened" }),
  complaint_rate: share.meta({ description: "Of the delivered e-mails" }),
  conversion_rate: share.meta({ description: "Of the clicked, those followed by an order" }),
  rate_limit_per_second: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .nullable()
    .meta({ description: "Messages a second before 429 is answered; null is no limit" }),
  outage: z.enum(["none", "refuse", "hang", "error_500"]),
  lost_answer_rate: share.meta({
    description: "Of the requests, those that are taken and whose answer is lost on the way",
  }),
  seed: z.string().max(100).meta({ description: "The same seed and the same keys meet the same fates" }),
});
export type Behaviour = z.infer<typeof behaviour>;

/** The channels a vendor carries; what is shown inside the shop's own pages needs none. */
export const vendorChannels = ["email", "sms", "whatsapp", "push"] as const;
export type VendorChannel = (typeof vendorChannels)[number];

interface FailureKind {
  says: string;
  /** The address will never work: sending again cannot help, and it should be suppressed. */
  permanent: boolean;
}

/** Why a taken message may fail, by channel: the `reason` of a `failed` receipt. */
export const vendorFailures = {
  email: {
    mailbox_not_found: { says: "The mailbox does not exist", permanent: true },
    domain_not_found: { says: "The domain takes no mail", permanent: true },
    mailbox_full: { says: "The mailbox is full", permanent: false },
    spam_blocked: { says: "The receiving server took it for spam", permanent: false },
  },
  sms: {
    invalid_number: { says: "Nobody has this number", permanent: true },
    landline: { says: "The number is a landline", permanent: true },
    handset_unreachable: { says: "The phone was off or out of reach", permanent: false },
    spam_blocked: { says: "The carrier took it for spam", permanent: false },
  },
  whatsapp: {
    not_on_whatsapp: { says: "The number is not on WhatsApp", permanent: true },
    blocked_by_recipient: { says: "The recipient has blocked the sender", permanent: true },
    template_paused: { says: "WhatsApp has paused the template", permanent: false },
    handset_unreachable: { says: "The phone was off or out of reach", permanent: false },
  },
  push: {
    expired_token: { says: "The app was removed or its permission withdrawn", permanent: true },
    device_unreachable: { says: "The device was not online in time", permanent: false },
  },
} as const satisfies Record<VendorChannel, Record<string, FailureKind>>;

/** Why a message is not taken in the first place: the `reason` of a `rejected` result. */
export const vendorRejections = {
  invalid_address: "The address cannot belong to this channel",
  body_too_long: "The text is longer than the channel carries",
} as const;
export type VendorRejection = keyof typeof vendorRejections;

export const idempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "One message, however often it is posted" });

export const vendorMessage = z.strictObject({
  idempotency_key: idempotencyKey,
  channel: z.enum(vendorChannels),
  to: z.string().min(1).max(1_000).meta({ description: "Mail address, phone number with +, or push token" }),
  from: z.string().max(320).optional(),
  subject: z.string().max(1_000).optional(),
  body: z.string().min(1).max(256_000),
  links: z.array(z.string().min(1).max(2_000)).max(50).optional(),
});
export type VendorMessage = z.infer<typeof vendorMessage>;

export const sendRequestMax = 500;
export const sendRequest = z.strictObject({
  callback_url: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).max(2_000),
  messages: z.array(vendorMessage).min(1).max(sendRequestMax),
});
export type SendRequest = z.infer<typeof sendRequest>;

export const sendResult = z.object({
  idempotency_key: z.string(),
  id: z.string(),
  status: z.enum(["accepted", "rejected"]),
  reason: z.string().optional(),
});
export type SendResult = z.infer<typeof sendResult>;
/** One result a message, in the order in which they were posted. */
export const sendReply = z.object({ results: z.array(sendResult) });
export type SendReply = z.infer<typeof sendReply>;

export const receiptEvents = [
  "sent",
  "delivered",
  "failed",
  "opened",
  "clicked",
  "unsubscribed",
  "complained",
] as const;
export type ReceiptEvent = (typeof receiptEvents)[number];

const instant = z.iso.datetime({ offset: true });

/** `id` names the receipt: one that is posted again, for whatever cause, has the same. */
export const receipt = z.object({
  id: z.string().max(200),
  message_id: z.string().max(200),
  idempotency_key: z.string().max(200),
  event: z.enum(receiptEvents),
  occurred_at: instant,
  reason: z.string().max(500).optional(),
  url: z.string().max(2_000).optional(),
});
export type Receipt = z.infer<typeof receipt>;

export const receiptBatch = z.object({ receipts: z.array(receipt).min(1).max(1_000) });
export type ReceiptBatch = z.infer<typeof receiptBatch>;

/** A message as the vendor knows it now; `events` are those that have happened, oldest first. */
export const messageReport = sendResult.extend({
  channel: z.enum(vendorChannels),
  accepted_at: instant,
  state: z.enum(["accepted", "rejected", "sent", "delivered", "failed"]),
  events: z.array(
    z.object({
      event: z.enum(receiptEvents),
      occurred_at: instant,
      reason: z.string().optional(),
      url: z.string().optional(),
    }),
  ),
});
export type MessageReport = z.infer<typeof messageReport>;

/** Those that are known; a key that is not among them was never taken. */
export const messageReports = z.object({ data: z.array(messageReport) });
export const lookupMax = 100;

const product = z.strictObject({
  product_id: z.string().min(1).max(200),
  name: z.string().min(1).max(500),
  category: z.string().min(1).max(200),
  price: z.number().positive().max(1e9),
});
export type OrderProduct = z.infer<typeof product>;

/** Where orders go that follow a click: the shop's own API, as any shop system would call it. */
export const ordersTo = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).max(2_000),
  api_key: z.string().min(1).max(500),
  currency: z.string().regex(/^[A-Z]{3}$/, "a currency is three capital letters, such as INR"),
  products: z.array(product).min(1).max(200).optional(),
});
export type OrdersTo = z.infer<typeof ordersTo>;

const accountKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{20,200}$/, "a key is 20 to 200 letters, digits, - and _")
  .meta({ description: "The bearer key; made up if left out" });
const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, "a webhook secret is whsec_ and 24 to 64 bytes in base64")
  .meta({ description: "What receipts are signed with (Standard Webhooks); made up if left out" });

export const accountInput = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  key: accountKey.optional(),
  webhook_secret: webhookSecret.optional(),
  behaviour: behaviour.partial().optional(),
  orders: ordersTo.nullable().optional(),
});
export type AccountInput = z.infer<typeof accountInput>;

export const accountChange = accountInput.pick({ name: true, behaviour: true, orders: true });
export type AccountChange = z.infer<typeof accountChange>;

/** Counted since the simulator started, but for `waiting`. */
export const accountCounts = z.object({
  accepted: z.number().int(),
  rejected: z.number().int(),
  repeated: z.number().int(),
  receipts_posted: z.number().int(),
  receipts_given_up: z.number().int(),
  orders_posted: z.number().int(),
  posts_failed: z.number().int(),
  /** Messages with receipts still to come. */
  waiting: z.number().int(),
});
export type AccountCounts = z.infer<typeof accountCounts>;

export const vendorAccount = z.object({
  id: z.string(),
  name: z.string(),
  behaviour,
  orders: ordersTo.omit({ api_key: true }).nullable(),
  counts: accountCounts,
});
export type VendorAccount = z.infer<typeof vendorAccount>;
/** Key and secret are shown to whoever opens the account, and never again. */
export const newVendorAccount = vendorAccount.extend({ key: z.string(), webhook_secret: z.string() });
export type NewVendorAccount = z.infer<typeof newVendorAccount>;

/** RFC 9457, as every error answer of the vendor. */
export const vendorProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string(), hint: z.string().optional() }))
    .optional(),
});
export type VendorProblem = z.infer<typeof vendorProblem>;
