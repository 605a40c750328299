// What people ask for that a shop's data does not hold, so that a refusal can say what is missing rather than only which word.

const topics: [about: string, words: string][] = [
  [
    "which device or browser somebody uses",
    "ios iphone iphones android device devices browser chrome safari desktop ipad tablet app apps phone-type handset",
  ],
  ["the weather", "weather rain rainy rains sunny snow temperature monsoonal humid cloudy storm hot"],
  [
    "what somebody earns or owns",
    "income salary earn earns earning earnings wealth rich wealthy net-worth homeowner homeowners house houses car cars vehicle bike property job occupation profession employed",
  ],
  ["credit and loans", "credit loan loans debt cibil"],
  [
    "families",
    "married single divorced kids kid children child parents parent pregnant spouse family toddler mothers fathers moms dads",
  ],
  [
    "distances",
    "km kms kilometre kilometres kilometer kilometers mile miles metres meters radius near nearby distance",
  ],
  [
    "how satisfied somebody is",
    "happy unhappy satisfied dissatisfied angry sentiment mood nps csat complaint complaints complained complain upset love loved hate hated",
  ],
  ["reviews", "review reviews reviewed rating ratings rated stars feedback"],
  ["other shops", "competitor competitors rival rivals elsewhere amazon flipkart"],
  ["social media", "twitter facebook followers follow follows followed tiktok youtube linkedin snapchat"],
  ["calls and help given", "called call calls support ticket tickets helpdesk agent chat chatted"],
  [
    "religion, politics and health",
    "religion hindu muslim christian political politics vote voted caste disease diabetic health medical allergy vegetarian vegan",
  ],
  ["sport and pastimes", "cricket football hobby hobbies travel travels travelled sports gym"],
  ["education", "education graduate graduates degree student students college school"],
  ["returns of goods", "refund refunds refunded exchange exchanged"],
  ["how long somebody stays on a page", "session sessions pageviews bounce-rate dwell"],
];

export const topicOf: Readonly<Record<string, string>> = Object.fromEntries(
  topics.flatMap(([about, words]) => words.split(" ").map((word) => [word, about])),
);
