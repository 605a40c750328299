// Objectives as people write them, with what is to be read of each. Today is Thursday, 26 November 2026, in Kolkata; the shop counts
// in rupees.
import type { Channel } from "../../../../contract/messages.ts";
import type { Goal } from "../../../../contract/writing.ts";

export interface Expected {
  prompt: string;
  /** The words that say whom it is for, without the room between them; empty where nobody is named. */
  audience: string;
  goal?: Goal;
  budget?: number;
  channel?: Channel;
  from?: string;
  to?: string;
  offer?: string;
  /** Words that cannot be done. */
  refused?: string[];
}

export const objectives: Expected[] = [
  {
    prompt: "bring back lapsed coffee buyers before Diwali with ₹20,000 to spend",
    audience: "lapsed coffee buyers",
    goal: "win_back",
    budget: 20_000,
    to: "2027-10-28",
  },
  {
    prompt: "Win back customers who have not ordered since March, by WhatsApp, with a budget of 1.5 lakh",
    audience: "customers who have not ordered since March",
    goal: "win_back",
    budget: 150_000,
    channel: "whatsapp",
  },
  {
    prompt: "thank our VIPs by email this weekend",
    audience: "our VIPs",
    goal: "thank",
    channel: "email",
    from: "2026-11-28",
    to: "2026-11-29",
  },
  {
    prompt: "Email everyone in Pune about our new espresso machine by 12 Dec",
    audience: "everyone in Pune",
    channel: "email",
    to: "2026-12-12",
  },
  {
    prompt: "promote the monsoon blend to coffee lovers for under 5k",
    audience: "coffee lovers",
    goal: "announce",
    budget: 5_000,
  },
  {
    prompt: "give loyal customers 20% off until Sunday, budget ₹20,000",
    audience: "loyal customers",
    budget: 20_000,
    offer: "20% off until Sunday",
  },
  {
    prompt: "welcome new customers with free shipping",
    audience: "new customers",
    goal: "welcome",
    offer: "with free shipping",
  },
  {
    prompt: "remind tea buyers to reorder before 5 December via sms, spend at most 10k",
    audience: "tea buyers",
    goal: "replenish",
    channel: "sms",
    budget: 10_000,
    to: "2026-12-04",
  },
  { prompt: "ask recent buyers for a review", audience: "recent buyers", goal: "review" },
  {
    prompt: "Send a WhatsApp message to big spenders in Mumbai about our Christmas hampers before Christmas",
    audience: "big spenders in Mumbai",
    channel: "whatsapp",
    to: "2026-12-24",
  },
  {
    prompt: "sell more tea to people in Pune who bought coffee",
    audience: "people in Pune who bought coffee",
    goal: "offer",
  },
  {
    prompt: "re-engage customers who spent over ₹5,000 with ₹20,000 to spend",
    audience: "customers who spent over ₹5,000",
    goal: "win_back",
    budget: 20_000,
  },
  { prompt: "Diwali sale for VIPs", audience: "VIPs", goal: "festival" },
  {
    prompt: "win-back campaign for inactive customers, ₹15k budget",
    audience: "inactive customers",
    budget: 15_000,
  },
  {
    prompt: "reward regulars with flat ₹200 off on tea, code CHAI200, by whatsapp",
    audience: "regulars",
    goal: "thank",
    channel: "whatsapp",
    offer: "with flat ₹200 off on tea, code CHAI200",
  },
  {
    prompt: "text lapsed buyers in Delhi tomorrow",
    audience: "lapsed buyers in Delhi",
    channel: "sms",
    from: "2026-11-27",
    to: "2026-11-27",
  },
  {
    prompt: "bring coffee buyers back before the end of the month",
    audience: "coffee buyers",
    goal: "win_back",
    to: "2026-11-29",
  },
  {
    prompt: "tell everyone who bought beans about the new grinder next week using push notifications",
    audience: "everyone who bought beans",
    goal: "announce",
    channel: "push",
    from: "2026-11-30",
    to: "2026-12-06",
  },
  {
    prompt: "I want to bring back customers who bought twice but not in the last 90 days within 10 days",
    audience: "customers who bought twice but not in the last 90 days within 10 days",
    goal: "win_back",
  },
  { prompt: "get new buyers to order again within two weeks", audience: "new buyers", to: "2026-12-10" },
  {
    prompt: "wish customers in Kerala a happy Onam",
    audience: "customers in Kerala",
    goal: "festival",
  },
  {
    prompt: "surprise one-time buyers with 15% off, with 2 lakh to spend, before New Year",
    audience: "one-time buyers",
    budget: 200_000,
    offer: "with 15% off",
    to: "2026-12-31",
  },
  {
    prompt: "reach VIPs on Instagram",
    audience: "VIPs",
    refused: ["on Instagram"],
  },
  {
    prompt: "win back lapsed buyers with a 10% hold-out",
    audience: "lapsed buyers",
    goal: "win_back",
    refused: ["with a 10% hold-out"],
  },
  {
    prompt: "email loyal customers every week",
    audience: "loyal customers",
    channel: "email",
    refused: ["every week"],
  },
  {
    prompt: "bring back lapsed buyers with $500 to spend",
    audience: "lapsed buyers",
    goal: "win_back",
    refused: ["with $500 to spend"],
  },
  { prompt: "thank VIPs by 1 Nov 2026", audience: "VIPs", goal: "thank", refused: ["by 1 Nov 2026"] },
  {
    prompt: "re-activate people who bought coffee last year by SMS for ₹8,000",
    audience: "people who bought coffee last year",
    goal: "win_back",
    channel: "sms",
    budget: 8_000,
  },
  { prompt: "Budget: Rs. 999/-. Win back dormant customers", audience: "dormant customers", budget: 999 },
  {
    prompt: "bring back lapsed customers on Friday",
    audience: "lapsed customers",
    goal: "win_back",
    from: "2026-11-27",
    to: "2026-11-27",
  },
  {
    prompt: "please help me win back customers who left us, using 20k, by 15/12/2026",
    audience: "customers who left us",
    goal: "win_back",
    budget: 20_000,
    to: "2026-12-15",
  },
  {
    prompt: "offer free delivery to repeat customers in Bengaluru this week by email",
    audience: "repeat customers in Bengaluru",
    goal: "offer",
    channel: "email",
    from: "2026-11-26",
    to: "2026-11-29",
  },
  {
    prompt: "announce our new store to customers in Jaipur",
    audience: "customers in Jaipur",
    goal: "announce",
  },
  {
    prompt: "flash sale this weekend, 25% off, by SMS",
    audience: "",
    channel: "sms",
    from: "2026-11-28",
    to: "2026-11-29",
  },
  {
    prompt: "win back churned tea buyers for Holi with an SMS",
    audience: "churned tea buyers",
    goal: "win_back",
    channel: "sms",
    to: "2027-03-22",
  },
  {
    prompt: "nudge customers whose birthday is in December with 10% off",
    audience: "customers whose birthday is in December",
    goal: "replenish",
    offer: "with 10% off",
  },
  {
    prompt: "bring back lapsed coffee buyers and get 50 orders",
    audience: "lapsed coffee buyers",
    goal: "win_back",
    refused: ["and get 50 orders"],
  },
  {
    prompt: "Get dormant tea drinkers to buy again by the end of the year, I have ₹10k",
    audience: "dormant tea drinkers",
    budget: 10_000,
    to: "2026-12-31",
  },
  {
    prompt: "We'd like to win back everyone who hasn't ordered in 6 months with a 15% coupon, max spend 5000",
    audience: "everyone who hasn't ordered in 6 months",
    goal: "win_back",
    budget: 5_000,
    offer: "with a 15% coupon",
  },
  {
    prompt: "push notification to app users about the sale this weekend",
    audience: "app users",
    channel: "push",
    from: "2026-11-28",
    to: "2026-11-29",
  },
  {
    prompt: "lapsed coffee buyers, diwali, 20k, whatsapp",
    audience: "lapsed coffee buyers",
    budget: 20_000,
    channel: "whatsapp",
    to: "2027-10-29",
  },
  {
    prompt: "bring back customers with no orders since January for less than ₹3,000",
    audience: "customers with no orders since January",
    goal: "win_back",
    budget: 3_000,
  },
  {
    prompt: "Increase orders from loyal customers next week",
    audience: "loyal customers",
    from: "2026-11-30",
    to: "2026-12-06",
  },
  {
    prompt: "Invite gold members in Delhi to our store opening on 12/12/2026",
    audience: "gold members in Delhi",
    from: "2026-12-12",
    to: "2026-12-12",
  },
  { prompt: "Cross-sell pastries to coffee buyers", audience: "coffee buyers", goal: "offer" },
  {
    prompt: "remind everyone with a birthday this month to claim a free gift",
    audience: "everyone with a birthday this month",
    goal: "replenish",
    offer: "a free gift",
  },
  {
    prompt: "Win-back email for people who stopped ordering, ₹2 per message",
    audience: "people who stopped ordering",
    channel: "email",
    refused: ["₹2 per message"],
  },
  {
    prompt: "I need ₹2 lakh revenue from VIPs this month",
    audience: "VIPs",
    from: "2026-11-26",
    to: "2026-11-30",
    refused: ["I need ₹2 lakh revenue"],
  },
  {
    prompt:
      "Boost sales of cold brew among people in Chennai during the next two weeks using SMS with 10% discount",
    audience: "people in Chennai",
    channel: "sms",
    to: "2026-12-10",
    offer: "with 10% discount",
  },
  {
    prompt: "Tell our regulars that the Bandra store is open, by 30 Nov",
    audience: "our regulars",
    goal: "announce",
    to: "2026-11-30",
  },
  {
    prompt: "Offer VIPs early access to the sale on Black Friday",
    audience: "VIPs",
    from: "2026-11-27",
    to: "2026-11-27",
  },
  {
    prompt: "bring back lapsed coffee buyers before Diwali 2026",
    audience: "lapsed coffee buyers",
    goal: "win_back",
    refused: ["before Diwali 2026"],
  },
];
