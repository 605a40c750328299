// What a channel refuses at the door, and why it fails later: as real vendors do, each channel in its own way.
import type { VendorChannel, VendorMessage, VendorRejection, vendorFailures } from "../contract/vendor.ts";

type Weights = { [C in VendorChannel]: Record<keyof (typeof vendorFailures)[C], number> };

/** Out of a hundred failures of a channel, how many have which reason. */
const weights: Weights = {
  email: { mailbox_not_found: 50, mailbox_full: 25, spam_blocked: 18, domain_not_found: 7 },
  sms: { handset_unreachable: 45, invalid_number: 30, spam_blocked: 15, landline: 10 },
  whatsapp: { not_on_whatsapp: 60, handset_unreachable: 20, blocked_by_recipient: 15, template_paused: 5 },
  push: { expired_token: 80, device_unreachable: 20 },
};

export function failureReason(channel: VendorChannel, luck: number): string {
  const reasons = Object.entries(weights[channel]);
  let upTo = 0;
  for (const [reason, weight] of reasons) {
    upTo += weight;
    if (luck * 100 < upTo) return reason;
  }
  return reasons[0]![0];
}

const phone = /^\+[1-9][0-9]{6,14}$/;
const addresses: Record<VendorChannel, RegExp> = {
  email: /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/,
  sms: phone,
  whatsapp: phone,
  push: /^\S+$/,
};
/** Characters of text: ten parts of an SMS, WhatsApp's and the push services' own limits. */
const longest: Record<VendorChannel, number> = { email: 256_000, sms: 1_600, whatsapp: 4_096, push: 4_000 };

/** Why the message is not taken; undefined if it is. */
export function rejection(message: VendorMessage): VendorRejection | undefined {
  if (!addresses[message.channel].test(message.to)) return "invalid_address";
  return message.body.length > longest[message.channel] ? "body_too_long" : undefined;
}
