// A second set of phrases, written when the engine could read the first, to see how it does on what it was not made with.
import {
  ago,
  all,
  any,
  aov,
  attribute,
  bought,
  by,
  city,
  clicked,
  consent,
  country,
  did,
  didNot,
  everyone,
  firstOrder,
  joined,
  largest,
  last,
  lastOrder,
  never,
  not,
  ofCampaign,
  opened,
  orders,
  row,
  sent,
  spent,
  tagged,
} from "./asked.fixture.ts";
import type { AskedPhrase } from "./phrases.fixture.ts";

const phrase =
  (kind: string) =>
  (text: string, ...accept: AskedPhrase["accept"]): AskedPhrase => ({ kind, text, accept });
const money = phrase("money");
const counted = phrase("counts");
const dated = phrase("dates");
const denied = phrase("negation");
const joinedUp = phrase("and, or");
const attributes = phrase("attributes");
const goods = phrase("products");
const messages = phrase("messages");
const vague = phrase("vague");
const noisy = phrase("noise");
const typos = phrase("typos");
const hinglish = phrase("hinglish");
const refused = phrase("refused");

export const heldOutLater: AskedPhrase[] = [
  money("Customers with a lifetime spend greater than ₹12,000", spent("gt", 12_000)),
  money("who have paid us between Rs 500 and Rs 1,500 overall", spent("between", [500, 1_500])),
  money("anyone that has spent a minimum of 40k with us", spent("gte", 40_000)),
  money("total order value under 3 lakh", spent("lt", 300_000)),
  money("people spending > 2000 this month", spent("gt", 2_000, { from: "2026-06-01" })),
  money("average order size more than ₹900", aov("gt", 900)),
  money("spent 10k or more since 1 Jan 2026", spent("gte", 10_000, { from: "2026-01-01" })),
  money(
    "customers whose spend in the last year is at least fifty thousand",
    spent("gte", 50_000, last(1, "years")),
    spent("gte", 50_000, { from: "2025-01-01", to: "2025-12-31" }),
  ),
  money(
    "has ever placed a single order above 20k",
    largest("gt", 20_000),
    did("orders", { where: row("total", "gt", 20_000) }),
  ),
  money("not spent more than ₹1,000 so far", spent("lte", 1_000)),

  counted("shoppers with more than two purchases", orders("gt", 2)),
  counted(
    "bought at least once in the past 3 months",
    orders("gte", 1, last(3, "months")),
    orders("gte", 1, last(90)),
  ),
  counted("exactly 4 orders", orders("eq", 4)),
  counted("2 to 4 orders in the last 180 days", orders("between", [2, 4], last(180))),
  counted("customers having 6 orders or fewer", orders("lte", 6)),
  counted("order count over 9", orders("gt", 9)),
  counted("have purchased only once", orders("eq", 1)),
  counted(
    "people who have ordered three or more times since Christmas",
    orders("gte", 3, { from: "2025-12-25" }),
  ),
  counted(
    "buyers who ordered twice or more in FY26",
    orders("gte", 2, { from: "2025-04-01", to: "2026-03-31" }),
  ),

  dated("joined in the last 3 weeks", joined("within_last", ago(3, "weeks"))),
  dated(
    "accounts created this year",
    joined("between", ["2026-01-01", "2026-12-31"]),
    joined("after", "2025-12-31"),
  ),
  dated("signed up between 1 April and 15 May 2026", joined("between", ["2026-04-01", "2026-05-15"])),
  dated("last ordered in March 2026", lastOrder("between", ["2026-03-01", "2026-03-31"])),
  dated("made their first purchase within the last 60 days", firstOrder("within_last", ago(60))),
  dated(
    "bought something last week",
    did("orders", { window: { from: "2026-06-08", to: "2026-06-14" } }),
    did("orders", { window: last(7) }),
  ),
  dated("whose last order is older than 200 days", lastOrder("more_than_ago", ago(200))),
  dated("ordered on or after 1 June 2026", did("orders", { window: { from: "2026-06-01" } })),
  dated(
    "shopped in the last quarter of 2025",
    did("orders", { window: { from: "2025-10-01", to: "2025-12-31" } }),
  ),
  dated(
    "purchased in the week of Diwali 2025",
    did("orders", { window: { from: "2025-10-20", to: "2025-10-26" } }),
    did("orders", { window: { from: "2025-10-20", to: "2025-10-20" } }),
  ),

  denied(
    "have not bought since January 2026",
    lastOrder("before", "2026-01-01"),
    orders("eq", 0, { from: "2026-01-01" }),
  ),
  denied(
    "people who didn't order in the past 2 weeks",
    orders("eq", 0, last(2, "weeks")),
    lastOrder("more_than_ago", ago(2, "weeks")),
  ),
  denied("all except Kolkata and Chennai", not(city("Kolkata", "Chennai"))),
  denied("signed up but never ordered", orders("eq", 0)),
  denied("not tagged staff or wholesale", not(tagged("staff", "wholesale"))),
  denied("ordered before but not in the last 120 days", lastOrder("more_than_ago", ago(120))),
  denied(
    "no orders since Holi",
    lastOrder("before", "2026-03-04"),
    orders("eq", 0, { from: "2026-03-04" }),
    lastOrder("before", "2026-03-03"),
  ),
  denied("who do not live in Mumbai", not(city("Mumbai"))),

  joinedUp(
    "from Mumbai who spent over 5,000 and haven't ordered for 30 days",
    all(city("Mumbai"), spent("gt", 5_000), lastOrder("more_than_ago", ago(30))),
    all(city("Mumbai"), spent("gt", 5_000), orders("eq", 0, last(30))),
  ),
  joinedUp(
    "spent at least 20k or ordered at least 10 times, and live in Bengaluru or Chennai",
    all(any(spent("gte", 20_000), orders("gte", 10)), city("Bengaluru", "Chennai")),
  ),
  joinedUp(
    "women in Delhi or men in Pune",
    any(
      all(attribute("gender", "is", "female"), city("Delhi")),
      all(attribute("gender", "is", "male"), city("Pune")),
    ),
  ),
  joinedUp(
    "either tagged gold or with at least 5 orders, but not from Mumbai",
    all(any(tagged("gold"), orders("gte", 5)), not(city("Mumbai"))),
  ),
  joinedUp(
    "platinum tier, more than 250 points, and opted in to WhatsApp",
    all(
      attribute("custom.tier", "is", "platinum"),
      attribute("custom.points", "gt", 250),
      consent("whatsapp"),
    ),
  ),
  joinedUp("neither bought Coffee nor Tea", all(never("Coffee"), never("Tea"))),

  attributes("customers located in Hyderabad", city("Hyderabad")),
  attributes("residents of the United States", country("US")),
  attributes("source is google or referral", attribute("source", "in", ["google", "referral"])),
  attributes("tier is not gold", not(attribute("custom.tier", "is", "gold"))),
  attributes("fewer than 100 points", attribute("custom.points", "lt", 100)),
  attributes("whose language is English", attribute("language", "is", "en")),
  attributes("dry skin type", attribute("custom.skin_type", "is", "dry")),
  attributes("have given consent for email", consent("email")),
  attributes("no birthday on record", attribute("birthday", "is_missing")),
  attributes("all customers", everyone),

  goods(
    "people who purchased Cups twice",
    bought("Cups", { times: ["eq", 2] }),
    bought("Cups", { times: ["gte", 2] }),
  ),
  goods("chocolate buyers in the last 45 days", bought("Chocolate", { window: last(45) })),
  goods(
    "bought from Gifts or Chocolate since 1 May",
    any(
      bought("Gifts", { window: { from: "2026-05-01" } }),
      bought("Chocolate", { window: { from: "2026-05-01" } }),
    ),
  ),
  goods("never purchased Tea", never("Tea")),
  goods("used the DIWALI20 code", did("orders", { where: row("coupon", "is", "DIWALI20") })),
  goods(
    "shopped at Bandra in the past 6 months",
    did("orders", { where: row("store", "is", "Bandra"), window: last(6, "months") }),
  ),
  goods("bought the stoneware mug", did("items", { where: row("name", "contains", "Stoneware Mug") })),

  messages(
    "clicked an email in the past week",
    clicked({ where: by("email"), window: last(7) }),
    clicked({ where: by("email"), window: last(1, "weeks") }),
  ),
  messages("opened the Welcome back campaign", opened({ where: ofCampaign("3") })),
  messages(
    "were sent the Summer Sale campaign and ordered in the last month",
    all(did("messages.sent", { where: ofCampaign("2") }), did("orders", { window: last(1, "months") })),
    all(
      did("messages.sent", { where: ofCampaign("2") }),
      did("orders", { window: { from: "2026-05-01", to: "2026-05-31" } }),
    ),
  ),
  messages("opened at least 3 messages", opened({ times: ["gte", 3] })),
  messages("not messaged in 10 days", sent("eq", 0, last(10))),
  messages(
    "received but did not open an SMS",
    all(did("messages.delivered", { where: by("sms") }), didNot("messages.opened", { where: by("sms") })),
  ),

  vague("regulars in Mumbai", all(orders("gte", 3), city("Mumbai")), all(orders("gte", 5), city("Mumbai"))),
  vague(
    "high value customers who haven't ordered in 60 days",
    all(spent("gte", 10_000), lastOrder("more_than_ago", ago(60))),
  ),
  vague("dormant for 6 months", lastOrder("more_than_ago", ago(6, "months"))),
  vague("first-time buyers in May 2026", firstOrder("between", ["2026-05-01", "2026-05-31"])),
  vague(
    "repeat buyers of Coffee",
    all(orders("gte", 2), bought("Coffee")),
    bought("Coffee", { times: ["gte", 2] }),
  ),
  vague("churned customers", lastOrder("more_than_ago", ago(180)), lastOrder("more_than_ago", ago(90))),

  noisy("Show me a list of the customers in Kolkata, please", city("Kolkata")),
  noisy(
    "We are planning a campaign for people who ordered in the last 10 days",
    did("orders", { window: last(10) }),
  ),
  noisy("Send a thank you SMS to everyone tagged platinum", tagged("platinum")),
  noisy("hey, who are the folks that spent more than 15k?", spent("gt", 15_000)),
  noisy("Build an audience: women from Chennai", all(attribute("gender", "is", "female"), city("Chennai"))),
  noisy("How many customers have more than 4 orders?", orders("gt", 4)),

  typos("coustomers who spend more tahn 6000", spent("gt", 6_000)),
  typos("ppl in hydrabad with atleast 3 ordrs", all(city("Hyderabad"), orders("gte", 3))),
  typos(
    "havent oderd since 1 may",
    lastOrder("before", "2026-05-01"),
    orders("eq", 0, { from: "2026-05-01" }),
  ),
  typos("opend an emial in last 15 days", opened({ where: by("email"), window: last(15) })),

  hinglish("jinhone 10000 se zyada kharch kiya", spent("gt", 10_000)),
  hinglish(
    "Pune ke customers jinhone 60 din se order nahi kiya",
    all(city("Pune"), lastOrder("more_than_ago", ago(60))),
    all(city("Pune"), orders("eq", 0, last(60))),
  ),
  hinglish("2 se zyada order karne wale", orders("gt", 2)),
  hinglish("jo log Delhi mein rehte hain", city("Delhi")),

  refused("customers who own a dog"),
  refused("Android users"),
  refused("top 10% spenders"),
  refused("people who work in banks"),
  refused("customers with an income of 10 lakh"),
  refused("shoppers within 3 miles of the store"),
  refused("people who watch our videos"),
  refused("those who returned a product"),
  refused("customers who prefer blue"),
  refused("what's the time"),
  refused("vegetarians in Mumbai"),
  refused("spent over 5000 on a rainy day"),
  refused("customers taller than 6 feet"),
];
