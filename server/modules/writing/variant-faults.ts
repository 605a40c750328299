// What is wrong with a variant that an engine wrote, whoever it was: variables that do not exist or may come out empty, more than
// the channel shows, words the brand never uses.
import { channelLimits } from "../../../contract/channel-limits.ts";
import type { Fault } from "../../../contract/errors.ts";
import type { Channel } from "../../../contract/messages.ts";
import { smsSize } from "../../../contract/sms-size.ts";
import type { WrittenVariant } from "../../../contract/writing.ts";
import type { Written } from "../templates/index.ts";
import { forbiddenIn } from "./forbidden.ts";
import { widest } from "./widest.ts";

export interface VariantRules {
  channel: Channel;
  shopName: string;
  forbidden: readonly string[];
  /** Reads a message as the editor's checks do. */
  read: (message: { subject: string; body: string }) => Written;
}

export function variantFaults(variant: WrittenVariant, at: string, rules: VariantRules): Fault[] {
  const message = { subject: variant.subject, body: bodyOf(variant) };
  const { checks, unguarded } = rules.read(message);
  const wrong = checks.filter(({ level }) => level === "fault");
  return [
    ...wrong.map(({ field, message, hint }) => ({ path: `${at}/${field}`, message, hint })),
    ...unguarded.map(({ field, name }) => ({
      path: `${at}/${field}`,
      message: `“${name}” may be empty`,
      hint: `{{ ${name} | default: "…" }}`,
    })),
    ...lengthFaults(variant, at, rules),
    ...forbiddenIn(Object.values(message).join("\n"), rules.forbidden).map((word) => ({
      path: `${at}/body`,
      message: `the brand never says “${word}”`,
    })),
  ];
}

/** An e-mail begins with the line that inboxes show beside its subject. */
export const bodyOf = ({ preheader, body }: WrittenVariant) => (preheader ? `${preheader}\n\n${body}` : body);

function lengthFaults(variant: WrittenVariant, at: string, { channel, shopName }: VariantRules): Fault[] {
  const limits = channelLimits[channel];
  const subject = widest(variant.subject, shopName);
  const body = widest(bodyOf(variant), shopName);
  const faults: Fault[] = [];
  if (limits.subject === undefined && subject)
    faults.push({ path: `${at}/subject`, message: "this channel has no subject" });
  if (limits.subject !== undefined && !subject) faults.push({ path: `${at}/subject`, message: "is missing" });
  if (limits.subject !== undefined && subject.length > limits.subject)
    faults.push({ path: `${at}/subject`, message: `has at most ${limits.subject} characters` });
  if (channel !== "email" && variant.preheader)
    faults.push({ path: `${at}/preheader`, message: "only an e-mail has one" });
  if (channel === "email" && !variant.preheader)
    faults.push({ path: `${at}/preheader`, message: "is missing" });
  if (limits.smsParts && smsSize(body).parts > limits.smsParts)
    faults.push({ path: `${at}/body`, message: `takes more than ${limits.smsParts} SMS parts` });
  if (!limits.smsParts && body.length > limits.body)
    faults.push({ path: `${at}/body`, message: `has at most ${limits.body} characters` });
  return faults;
}
