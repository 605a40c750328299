// What is asked about campaigns: how one did, when to send, what to write, what to call it, and a draft of one.
import type { Channel } from "../../../../../contract/messages.ts";
import { type Form, type Found, form, unlessPointing } from "../form.ts";
import { nameIn } from "../phrase.ts";

const a =
  "(?: (?:a|an|the|me|us|my|our|new|another|some|few|three|two|3|2|5|several|other|more|good|better|short|catchy|nice|draft))*";
const called = "(?:called|named|titled|by the name|with the name)";
const make = "(?:create|make|start|draft|write|prepare|set up|build|plan|begin|compose)";

export const campaignForms: Form[] = [
  form(
    "(?:summari[sz]e|sum up|recap|analy[sz]e|explain|(?:give me |show me )?(?:a |the )?summary(?: of)?|(?:give me |show me )?(?:the )?insights(?: on| for| into| about| of)?|(?:give me |show me )?(?:the )?results(?: of| for)?|(?:the )?performance of|what came of|what happened (?:with|to|in)|how (?:did|is|was|does|has|well did)) ?(?<which>.*?)(?: (?:do|doing|did|does|go|going|gone|perform|performing|performed|work|worked|done|so far|results|performance))*",
    ({ words }) => ({ kind: "summarise", which: campaignIn(words("which")) }),
  ),
  form(
    "(?:when|what time|which (?:day|hour|time)|what day|what hour|at what time|what is the best (?:time|day|hour)|(?:the )?best (?:time|day|hour)|(?:suggest|find|pick|recommend|give|propose|choose|work out)(?: me)?(?: a| an| the)?(?: good| best| right| better)* (?:time|day|hour|slot|send time|sending time|schedule))(?: (?:should|do|can|could|would|shall|is it|is|to|i|we|best|good|a|the|time|day|hour|and))*(?: (?:send|write|email|reach|message|contact|mail|launch|schedule|go out))?(?: (?:to|for|of|at))?(?: (?<which>.+?))?",
    ({ words, line }) => {
      const which = words("which");
      if (which && /^when (?!should|do|can|could|would|shall|is|to|best)/.test(line)) return undefined;
      return { kind: "time", which: thingIn(which) };
    },
  ),
  form(
    `(?:suggest|give|find|propose|think of|come up with|i need|ideas for|recommend)(?: me)?${a}(?: campaign)? (?:names?|titles?)(?: (?:for|about|to)(?: (?:this|the|a|my) campaign)?(?: (?:for|about))?(?: (?<about>.+))?)?`,
    ({ words }) => ({ kind: "names", objective: objectiveIn(words("about")) }),
  ),
  form("what (?:should|could|can|do) (?:i|we) (?:call|name) (?:it|this|this campaign|the campaign)", () => ({
    kind: "names",
    objective: "",
  })),
  form(
    `(?:suggest|give|write|draft|propose|come up with|compose|i need|make|show)(?: me)?${a}(?: (?:e mail|email|sms|whatsapp|push))?(?: message)? (?:variants?|variations?|copy|subject lines?|subjects?|versions?|wordings?|texts?|ideas?)(?: (?:for|about|on|to|that|saying|telling|of)(?: (?:this|the|a|my) (?:campaign|message))?(?: (?:for|about|to))?(?: (?<about>.+))?)?`,
    ({ words, line }) => ({ kind: "messages", objective: objectiveIn(words("about")), ...channelIn(line) }),
  ),
  form(
    `(?:suggest|propose|write|draft|compose)(?: me)?${a}(?: (?:e mail|email|sms|whatsapp|push))? (?:messages?|emails?|e mails?|texts?|sms|notifications?)(?: (?:for|about|on|that|saying|telling)(?: (?:this|the|a|my) campaign)?(?: (?:for|about))?(?: (?<about>.+))?)?`,
    ({ words, line }) => ({ kind: "messages", objective: objectiveIn(words("about")), ...channelIn(line) }),
  ),
  form(
    `${make}${a}(?: (?<topic>(?!.*\\bcampaign\\b.*\\bcampaign\\b).+?))?? campaign(?: draft)?(?: ${called} (?<name>.+?))?(?: about (?<about>.+?))?(?: (?:for|to|targeting|at|aimed at|of)(?: (?<people>.+?)))?(?: about (?<about2>.+?))?(?: (?:and )?(?:${called}|call it|name it) (?<name2>.+))?`,
    (found) => campaignOf(found, "topic", "about", "about2"),
  ),
  form(
    `(?:email|e mail|text|message|write to|whatsapp|sms|mail|reach out to)(?: (?<people>.+?))(?: (?:about|with|saying|telling them about) (?<about>.+?))?(?: (?:and )?(?:${called}|call it) (?<name>.+))?`,
    (found) => campaignOf(found, "about"),
  ),
  form(
    `(?:send|write|draft|prepare|compose)${a}(?: (?<topic>.+?))?? (?:to|for) (?<people>.+?)(?: (?:about|with|saying|telling them about) (?<about>.+?))?`,
    (found) => campaignOf(found, "topic", "about"),
  ),
  form(`send (?:them|these people|those|everyone here) (?<topic>.+)`, (found) => campaignOf(found, "topic")),
];

function campaignOf({ words, name, line }: Found, ...about: string[]) {
  const topic = about.map((group) => plainTopic(name(group))).filter(Boolean);
  return {
    kind: "campaign",
    people: unlessPointing(words("people")),
    name: name("name", "name2"),
    objective: topic.join(" ") || undefined,
    ...channelIn(line),
  } as const;
}

/** A topic of nothing but the channel's name is none. */
const plainTopic = (topic: string | undefined) =>
  topic?.replace(
    /^(?:(?:an? |the )?(?:e-?mail|sms|whatsapp|push|message|text|campaign|note|draft)\b ?)+/i,
    "",
  ) || undefined;

const channelWords: [Channel, RegExp][] = [
  ["whatsapp", /\bwhatsapp\b/],
  ["sms", /\b(?:sms|text messages?|text (?:them|these|those|people|customers|everyone))\b|^text\b/],
  ["push", /\bpush\b/],
  ["email", /\b(?:e ?mails?|mails?)\b/],
];

function channelIn(line: string): { channel?: Channel } {
  const channel = channelWords.find(([, pattern]) => pattern.test(line))?.[0];
  return channel ? { channel } : {};
}

function campaignIn(words: { text: string; start: number } | undefined) {
  if (!words) return {};
  const said = /^(?:how\s+)?(?:(?:the|this|my|our|that)\s+)?campaign\b\s*(?:called\s+|named\s+)?/i.exec(
    words.text,
  );
  const length =
    said?.[0].length ?? /^(?:how\s+(?:did\s+)?)?(?:the\s+|my\s+|our\s+)?/i.exec(words.text)?.[0].length ?? 0;
  const text = words.text.slice(length).replace(/\s+campaign$/i, "");
  const rest = unlessPointing({ text, start: words.start + length });
  return rest ? { kind: "campaign" as const, words: rest } : {};
}

function thingIn(words: { text: string; start: number } | undefined) {
  if (!words || /^(?:they|them|these|those)\b/i.test(words.text)) return {};
  const said = /^(?:(?:the|this|my|our|that)\s+)?(segment|campaign|list)\b\s*(?:called\s+|named\s+)?/i.exec(
    words.text,
  );
  const kind = said?.[1]?.toLowerCase() as "segment" | "campaign" | "list" | undefined;
  const length = said?.[0].length ?? /^(?:the|my|our)\s+/i.exec(words.text)?.[0].length ?? 0;
  const rest = unlessPointing({ text: words.text.slice(length), start: words.start + length });
  return rest ? { kind, words: rest } : {};
}

const objectiveIn = (words: { text: string; start: number } | undefined) => {
  const rest = unlessPointing(words);
  return rest ? nameIn(rest) : "";
};
