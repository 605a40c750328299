// By which channel: "by WhatsApp", "with an SMS", "email lapsed buyers"; and channels that cannot carry a campaign here, by name.
import type { Channel } from "../../../../contract/messages.ts";
import type { Scan } from "./scan.ts";

export interface SaidChannel {
  channel?: Channel;
  trouble?: string;
  end: number;
}

const names: [Channel, string[]][] = [
  ["email", ["email", "emails", "e-mail", "e - mail", "mail", "mails", "newsletter", "mailer", "emailer"]],
  ["sms", ["sms", "smses", "text", "texts", "text message", "text messages", "texting"]],
  ["whatsapp", ["whatsapp", "whats app", "wa", "whatsapps", "watsapp", "whatsap"]],
  [
    "push",
    [
      "push",
      "push notification",
      "push notifications",
      "push message",
      "push messages",
      "notification",
      "notifications",
      "app notification",
    ],
  ],
  [
    "in_app",
    [
      "in app",
      "in - app",
      "inapp",
      "in app message",
      "in - app message",
      "in - app messages",
      "in app messages",
      "the app",
    ],
  ],
];
const elsewhere = [
  "instagram",
  "insta",
  "facebook",
  "fb",
  "meta ads",
  "google ads",
  "google",
  "adwords",
  "rcs",
  "telegram",
  "twitter",
  "x ads",
  "linkedin",
  "tiktok",
  "youtube",
  "snapchat",
  "messenger",
  "phone call",
  "phone calls",
  "phone",
  "a call",
  "call",
  "calls",
  "voice",
  "post",
  "postcard",
  "postcards",
  "letter",
  "letters",
  "flyers",
  "flyer",
  "leaflets",
  "billboards",
  "radio",
  "tv",
  "ads",
  "pinterest",
  "viber",
  "signal",
  "web push",
];
const nouns = new Set([
  "message",
  "messages",
  "campaign",
  "blast",
  "note",
  "alert",
  "reminder",
  "marketing",
  "only",
  "please",
  "channel",
]);
const prepositions = new Set(["by", "via", "over", "through", "using", "on", "in", "per", "with", "as"]);
const articles = new Set(["a", "an", "our", "the", "one", "single", "short", "quick"]);
/** "who opened an email": what they did with messages is theirs. */
const heard = new Set(
  "opened open opens clicked click received got get agreed subscribed opted read ignored unsubscribed contacted messaged reached consent consented allow allowed".split(
    " ",
  ),
);

export function channelAt(scan: Scan, i: number): SaidChannel | undefined {
  const said = prepositions.has(scan.word(i)) ? afterPreposition(scan, i) : articled(scan, i);
  if (!said || scan.isNear(i, heard, 6)) return undefined;
  return said;
}

function afterPreposition(scan: Scan, i: number): SaidChannel | undefined {
  const at = scan.skip(i + 1, articles, 2);
  const known = named(scan, at);
  if (known) {
    if (
      scan.is(i, "in", "on", "with") &&
      /^(addresses?|subscribers?|consent|lists?|opens?|clicks?|address|numbers?)$/.test(scan.word(known.end))
    )
      return undefined;
    return { ...known, end: scan.skip(known.end, nouns, 2) };
  }
  if (scan.isOfPeople(i)) return undefined;
  const end = scan.after(at, elsewhere);
  if (end === undefined || scan.is(i, "as", "with", "in")) return undefined;
  const name = scan.place(at, end).text;
  return { trouble: `campaigns here go by e-mail, SMS, WhatsApp, push or in the app, not by ${name}`, end };
}

/** "send them an SMS", "and a WhatsApp message". */
function articled(scan: Scan, i: number): SaidChannel | undefined {
  if (!scan.is(i, "a", "an") || scan.isOfPeople(i)) return undefined;
  const known = named(scan, scan.skip(i + 1, articles, 1));
  return known && { ...known, end: scan.skip(known.end, nouns, 1) };
}

export function named(scan: Scan, i: number): { channel: Channel; end: number } | undefined {
  const found = names.flatMap(([channel, words]) => {
    const end = scan.after(i, words);
    return end === undefined ? [] : [{ channel, end }];
  });
  return found.sort((a, b) => b.end - a.end)[0];
}

const readersOf = /^(subscribers?|openers?|clickers?|readers?|lists?|addresses|contacts)$/;

/** At the head, as a verb: "Email everyone in Pune". "Email subscribers" are people. */
export function commanded(scan: Scan, i: number): { channel: Channel; end: number } | undefined {
  if (!scan.is(i, "email", "mail", "sms", "text", "whatsapp", "wa", "push", "notify")) return undefined;
  const known = named(scan, i);
  return known && !readersOf.test(scan.word(known.end)) ? known : undefined;
}
