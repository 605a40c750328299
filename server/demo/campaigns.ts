// The demo's past campaigns. They are launched through the same verbs as any other, with a clock that stands at their
// day; then each message meets a fate drawn from the seed, told as the vendor's receipts would tell it.
import type { MessageContent } from "../../contract/campaigns.ts";
import type { Channel } from "../../contract/messages.ts";
import type { OrderInput } from "../../contract/orders.ts";
import type { Rule } from "../../contract/rule.ts";
import type { Receipt } from "../../contract/vendor.ts";
import { vendorFailures } from "../../contract/vendor.ts";
import type { Luck } from "./luck.ts";
import { type Category, products } from "./products.ts";
import { bengaluruTasters, brewersWithoutGear, coffeeBuyers, giftBuyers, quietRegulars } from "./segments.ts";

export interface DemoCampaign {
  name: string;
  intent: string;
  tags: string[];
  channel: Extract<Channel, "email" | "sms" | "whatsapp">;
  daysAgo: number;
  rule: Rule;
  message: MessageContent;
  /** What those who click may go on to buy. */
  about: Category;
  /** Shares of the delivered who open, and of those who click. */
  opens: number;
  clicks: number;
}

const hello = 'Hello {{ customer.first_name | default: "there" }}';

export const demoCampaigns: DemoCampaign[] = [
  {
    name: "Diwali hampers, early list",
    intent: "Sell hampers before the rush",
    tags: ["diwali", "gifts"],
    channel: "email",
    daysAgo: 402,
    about: "Gifts",
    rule: giftBuyers,
    opens: 0.46,
    clicks: 0.24,
    message: {
      subject: "Your Diwali hampers, before everyone else",
      body: `${hello},\n\nThe hampers are packed: single-estate coffee, brass filter, dark chocolate. You bought gifts from us before, so you see them first.\n\nhttps://malabarcoffee.example/diwali\n\nIf you would rather not get these, reply with STOP.`,
    },
  },
  {
    name: "New crop from Chikmagalur",
    intent: "Tell coffee people about the harvest",
    tags: ["new-crop"],
    channel: "email",
    daysAgo: 256,
    about: "Coffee",
    rule: coffeeBuyers,
    opens: 0.38,
    clicks: 0.17,
    message: {
      subject: "The new crop is in",
      body: `${hello},\n\nThis year's Chikmagalur was picked in January and roasted on Tuesday. You have had {{ customer.orders.count }} orders with us; this is the one to compare them with.\n\nhttps://malabarcoffee.example/chikmagalur\n\nIf you would rather not get these, reply with STOP.`,
    },
  },
  {
    name: "We kept your cup warm",
    intent: "Bring back regulars who have gone quiet",
    tags: ["win-back"],
    channel: "whatsapp",
    daysAgo: 148,
    about: "Coffee",
    rule: quietRegulars,
    opens: 0.71,
    clicks: 0.19,
    message: {
      subject: "",
      body: `${hello}, it has been a while. Your next bag is on us to ship: https://malabarcoffee.example/back`,
    },
  },
  {
    name: "Cold brew for the monsoon",
    intent: "Move cold brew bags in July",
    tags: ["cold-brew"],
    channel: "sms",
    daysAgo: 126,
    about: "Coffee",
    rule: coffeeBuyers,
    opens: 0,
    clicks: 0.06,
    message: {
      subject: "",
      body: "Malabar Coffee Works: cold brew bags, ten for the price of eight, until Sunday. https://malabarcoffee.example/cold Reply STOP to opt out.",
    },
  },
  {
    name: "A grinder makes the difference",
    intent: "Sell gear to those who buy beans only",
    tags: ["gear"],
    channel: "email",
    daysAgo: 61,
    about: "Brewing gear",
    rule: brewersWithoutGear,
    opens: 0.35,
    clicks: 0.14,
    message: {
      subject: "{{ customer.first_name | default: 'Hello' }}, freshly ground tastes different",
      body: `${hello},\n\nYou buy good beans. Ground a minute before brewing, they taste of what you paid for.\n\nhttps://malabarcoffee.example/grinder\n\nIf you would rather not get these, reply with STOP.`,
    },
  },
  {
    name: "Diwali hampers",
    intent: "Sell hampers to everyone who gives",
    tags: ["diwali", "gifts"],
    channel: "email",
    daysAgo: 27,
    about: "Gifts",
    rule: giftBuyers,
    opens: 0.49,
    clicks: 0.26,
    message: {
      subject: "Hampers, hand-packed in Indiranagar",
      body: `${hello},\n\nFour hampers this year, and a card written by hand. Order by Wednesday and it arrives for Diwali in {{ customer.city | default: "your city" }}.\n\nhttps://malabarcoffee.example/diwali\n\nIf you would rather not get these, reply with STOP.`,
    },
  },
  {
    name: "Saturday at the tasting table",
    intent: "Fill the tasting in Indiranagar",
    tags: ["tasting", "bengaluru"],
    channel: "whatsapp",
    daysAgo: 6,
    about: "Coffee",
    rule: bengaluruTasters,
    opens: 0.68,
    clicks: 0.31,
    message: {
      subject: "",
      body: `${hello}, we cup six new lots on Saturday at 11, Indiranagar. There is a chair for you: https://malabarcoffee.example/table`,
    },
  },
];

export const demoDraft = {
  name: "Christmas blends",
  intent: "Tell coffee people about the Christmas roast",
  tags: ["christmas"],
  channel: "email" as const,
  rule: coffeeBuyers,
  message: {
    subject: "The Christmas roast is on Friday",
    body: `${hello},\n\nOne roast, one Friday. Leave your name and we keep a bag.\n\nhttps://malabarcoffee.example/christmas\n\nIf you would rather not get these, reply with STOP.`,
  },
};

const minute = 60_000;

/** What the vendor reports of one message, in the order in which it happened. */
export function receiptsOf(campaign: DemoCampaign, key: string, launchedAt: Date, luck: Luck): Receipt[] {
  const receipts: Receipt[] = [];
  let at = launchedAt.getTime();
  const report = (event: Receipt["event"], after: number, reason?: string) => {
    at += after;
    receipts.push({
      id: `${key}-${event}`,
      message_id: `demo-${key}`,
      idempotency_key: key,
      event,
      occurred_at: new Date(at).toISOString(),
      ...(reason ? { reason } : {}),
    });
  };
  report("sent", luck.whole(1, 40) * 1_000);
  if (!luck.chance(0.92))
    report("failed", luck.wait(3 * minute), luck.pick(Object.keys(vendorFailures[campaign.channel])));
  else {
    report("delivered", luck.wait(minute));
    // A text is not known to be opened, but a link in it may be followed.
    if (campaign.channel === "sms" || luck.chance(campaign.opens)) {
      if (campaign.channel !== "sms") report("opened", luck.wait(180 * minute));
      if (luck.chance(campaign.clicks)) report("clicked", luck.wait(8 * minute));
    }
  }
  return receipts;
}

/** Who clicked may order: what the campaign spoke of, within two days. */
export function ordersAfter(
  campaign: DemoCampaign,
  receipts: Receipt[],
  message: { id: string; address: string },
  luck: Luck,
): OrderInput[] {
  const click = receipts.find((receipt) => receipt.event === "clicked");
  if (!click || !luck.chance(0.3)) return [];
  const offered = products.filter((product) => product.category === campaign.about);
  const { weight: _, ...line } = luck.weighted(offered.map((product) => [product, product.weight] as const));
  const at = new Date(Date.parse(click.occurred_at) + Math.min(2 * 86_400_000, luck.wait(8 * 3_600_000)));
  return [
    {
      external_id: `MCW-${500_000 + Number(message.id)}`,
      customer: campaign.channel === "email" ? { email: message.address } : { phone: message.address },
      ordered_at: at.toISOString(),
      status: "fulfilled",
      total: line.price,
      channel: "web",
      items: [{ ...line, quantity: 1 }],
    },
  ];
}
