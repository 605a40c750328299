// How long a message on each channel is at most written for us: what phones and inboxes show whole. Characters as the reader
// gets them; a text message is measured in the parts it travels in.
import type { Channel } from "./messages.ts";

export interface ChannelLimits {
  /** Undefined where the channel has no subject. */
  subject: number | undefined;
  body: number;
  smsParts?: number;
}

export const channelLimits: Record<Channel, ChannelLimits> = {
  email: { subject: 78, body: 5_000 },
  sms: { subject: undefined, body: 459, smsParts: 3 },
  whatsapp: { subject: undefined, body: 1_024 },
  push: { subject: 50, body: 178 },
  in_app: { subject: 60, body: 400 },
};

/** What an inbox shows of the first line beside the subject. */
export const preheaderMax = 110;
