// The simulated vendor's reasons in words, each the same in every channel, and which of them sending again cannot mend.
import type { VendorRejection, vendorFailures } from "../../../contract/vendor.ts";

type FailureCode = {
  [C in keyof typeof vendorFailures]: keyof (typeof vendorFailures)[C];
}[keyof typeof vendorFailures];

const reasons: Record<FailureCode | VendorRejection, { words: string; permanent: boolean }> = {
  mailbox_not_found: { words: "the mailbox does not exist", permanent: true },
  domain_not_found: { words: "the domain takes no mail", permanent: true },
  mailbox_full: { words: "the mailbox is full", permanent: false },
  spam_blocked: { words: "it was taken for spam on the way", permanent: false },
  invalid_number: { words: "nobody has this number", permanent: true },
  landline: { words: "the number is a landline", permanent: true },
  handset_unreachable: { words: "the phone was off or out of reach", permanent: false },
  not_on_whatsapp: { words: "the number is not on WhatsApp", permanent: true },
  blocked_by_recipient: { words: "the recipient has blocked the sender", permanent: true },
  template_paused: { words: "WhatsApp has paused the template", permanent: false },
  expired_token: { words: "the app was removed or its permission withdrawn", permanent: true },
  device_unreachable: { words: "the device was not online in time", permanent: false },
  invalid_address: { words: "the address cannot belong to this channel", permanent: true },
  body_too_long: { words: "the text is longer than the channel carries", permanent: true },
};

const byCode = new Map(Object.entries(reasons));

export const reasonWords = (code: string): string => byCode.get(code)?.words ?? code;

export const permanentReasons: readonly string[] = [...byCode.values()]
  .filter((r) => r.permanent)
  .map((r) => r.words);
