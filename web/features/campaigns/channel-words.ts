// The channels by the names a marketer uses, and what a message on each of them consists of.
import {
  IconBell,
  IconBrandWhatsapp,
  IconMail,
  IconMessage2,
  IconMessageCircle,
  type IconProps,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Channel } from "../../../contract/messages.ts";

interface ChannelWords {
  label: string;
  /** One message of it, as a sentence goes on: "an e-mail". */
  one: string;
  icon: ComponentType<IconProps>;
  /** What its subject is called; undefined where it has none. */
  subject?: string;
}

export const channelWords: Record<Channel, ChannelWords> = {
  email: { label: "E-mail", one: "an e-mail", icon: IconMail, subject: "Subject" },
  sms: { label: "SMS", one: "an SMS", icon: IconMessage2 },
  whatsapp: { label: "WhatsApp", one: "a WhatsApp message", icon: IconBrandWhatsapp },
  push: { label: "Push", one: "a push message", icon: IconBell, subject: "Title" },
  in_app: { label: "In-app", one: "an in-app message", icon: IconMessageCircle, subject: "Title" },
};
