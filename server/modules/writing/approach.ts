// What a message has in common with others, read from its text, whoever wrote it: how it goes about it, and what it offers. Past
// campaigns and new variants are read alike.
import { offersSaid } from "./offer-in.ts";
import type { ShopFacts } from "./shop-facts.ts";

interface Message {
  subject: string;
  body: string;
}

/** As it goes on after “3 campaigns”. */
export const traitsOf = (message: Message, shop: ShopFacts): string[] => [
  approachOf(message, shop),
  ...offersSaid(wordsOf(`${message.subject}\n${message.body}`)).map(({ kind }) => `with ${offerWords[kind]}`),
];

const offerWords: Record<ReturnType<typeof offersSaid>[number]["kind"], string> = {
  discount: "a discount",
  coupon: "a code",
  "buy one get one": "“buy one, get one”",
  "free delivery": "free delivery",
  "free gift": "a free gift",
};

/** One of four, so that together they are all campaigns. */
function approachOf({ subject, body }: Message, { products }: ShopFacts): string {
  const headline = subject || afterGreeting(body);
  const words = wordsOf(headline).toLowerCase();
  if (words.includes("?")) return "that opened with a question";
  if (products.some((name) => words.includes(name.toLowerCase()))) return "led by a product";
  const speaksOfReader = /\{[{%][^}]*\bcustomer\./;
  if (speaksOfReader.test(headline) || /\{[{%][^}]*\bcustomer\.orders\b/.test(body))
    return "that spoke of the reader";
  return "that went straight to the point";
}

/** Of a message without a subject, its first words: everyone is greeted. */
const afterGreeting = (body: string) =>
  body
    .replace(/^[^\n,]{0,120},\s*/, "")
    .split("\n")[0]!
    .slice(0, 160);

const wordsOf = (text: string) => text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|https?:\/\/\S+/g, " ");
