// What campaigns are commonly about, as tags: the words that say so, and what else such a tag is called.
import { channels } from "../../../contract/messages.ts";
import type { Goal } from "../../../contract/writing.ts";

export interface Topic {
  tag: string;
  /** Other names for it; a tag of the workspace by one of these is taken instead. */
  also: readonly string[];
}

export const goalTopics: Record<Goal, Topic> = {
  win_back: { tag: "win-back", also: ["reactivation", "re-engagement", "come back", "lapsed", "dormant"] },
  welcome: { tag: "welcome", also: ["onboarding", "new customers"] },
  thank: { tag: "loyalty", also: ["thank you", "regulars", "VIP"] },
  announce: { tag: "launch", also: ["new arrival", "announcement", "new product", "new in"] },
  offer: { tag: "offer", also: ["sale", "promotion", "promo", "deal", "discount"] },
  festival: { tag: "festive", also: ["festival", "festivals"] },
  replenish: { tag: "reorder", also: ["replenishment", "refill", "restock"] },
  review: { tag: "review", also: ["feedback", "rating", "survey"] },
};

export const offerTopics: Record<string, Topic> = {
  discount: { tag: "discount", also: ["offer", "sale", "promotion", "promo", "deal"] },
  coupon: { tag: "coupon", also: ["code", "coupon code", "voucher", "promo code"] },
  "buy one get one": { tag: "buy one get one", also: ["bogo", "bundle"] },
  "free delivery": { tag: "free delivery", also: ["free shipping"] },
  "free gift": { tag: "free gift", also: ["gift", "free sample", "sample"] },
};

/** Seasons, occasions and stages in a customer's life with the shop, by the words for them. */
export const spokenTopics: readonly (Topic & { sign: RegExp })[] = [
  { tag: "summer", also: [], sign: /\bsummer\b/i },
  { tag: "monsoon", also: ["rainy season"], sign: /\b(?:monsoon|rainy season)\b/i },
  { tag: "winter", also: [], sign: /\bwinter\b/i },
  { tag: "spring", also: [], sign: /\bspring\b/i },
  { tag: "autumn", also: ["fall"], sign: /\bautumn\b/i },
  { tag: "weekend", also: [], sign: /\bweekends?\b/i },
  { tag: "end of season", also: ["clearance"], sign: /\b(?:end[- ]of[- ]season|clearance)\b/i },
  { tag: "back to school", also: [], sign: /\bback[- ]to[- ]school\b/i },
  { tag: "wedding season", also: ["wedding"], sign: /\bweddings?\b/i },
  { tag: "birthday", also: [], sign: /\bbirthdays?\b/i },
  { tag: "anniversary", also: [], sign: /\banniversar(?:y|ies)\b/i },
  { tag: "VIP", also: ["vip customers", "best customers"], sign: /\bvips?\b/i },
  { tag: "abandoned cart", also: ["cart"], sign: /\babandon\w* (?:\w+ )?(?:cart|basket|checkout)s?\b/i },
  { tag: "referral", also: ["refer a friend"], sign: /\brefer(?:ral|rals|red)?\b/i },
  { tag: "newsletter", also: [], sign: /\bnewsletters?\b/i },
  { tag: "gifting", also: ["gifts", "gift"], sign: /\bgift(?:s|ing)\b/i },
];

/** What a rule says of the stage its customers are at. */
export const stageTopics = {
  lapsed: { tag: "lapsed", also: ["win-back", "dormant", "inactive", "reactivation", "gone quiet"] },
  prospects: { tag: "prospects", also: ["leads", "never ordered", "not yet customers"] },
  oneTime: { tag: "one-time buyers", also: ["first-time buyers", "one-time", "second order"] },
  regulars: { tag: "regulars", also: ["loyalty", "loyal", "repeat buyers", "repeat customers"] },
  highSpenders: { tag: "high spenders", also: ["big spenders", "high value", "VIP"] },
  newCustomers: { tag: "new customers", also: ["welcome", "onboarding", "newcomers"] },
  atRisk: { tag: "at risk", also: ["churn", "churn risk"] },
  birthday: { tag: "birthday", also: [] },
} as const satisfies Record<string, Topic>;

export const channelTopics: Record<string, Topic> = Object.fromEntries(
  channels.map((channel) => [
    channel,
    { tag: channel.replace("_", "-"), also: channel === "email" ? ["e-mail"] : [] },
  ]),
);

/** Every tag of these, for whoever asks whether one is known. */
export const topicNames: readonly string[] = [
  ...Object.values(goalTopics),
  ...Object.values(offerTopics),
  ...spokenTopics,
  ...Object.values(stageTopics),
  ...Object.values(channelTopics),
].flatMap(({ tag, also }) => [tag, ...also]);
