// What a suggestion rests on, in a sentence.
import type { Evidence } from "./evidence.ts";

const fallback =
  "It starts from when people read and buy as a rule: in the late morning and the early evening, a little less at weekends.";

export function audienceWords(evidence: Evidence, ofAudience: boolean): string {
  const acts = actsIn(evidence);
  const who = ofAudience ? "this audience" : "this shop’s customers";
  if (acts === 0) {
    return ofAudience
      ? `Nothing is known yet of when ${who} reads or buys. It follows the shop’s other customers as far as they are known, else what is usual everywhere.`
      : `Nothing is known yet of when ${who} read or buy. ${fallback}`;
  }
  const people = evidence.people.filter(({ acts }) => acts.length > 0).length;
  return `It rests on ${wordsFor(evidence)} of ${counted(people, "person", "people")} of ${who} in the last year.`;
}

export function personWords(person: Evidence, shop: Evidence): string {
  if (actsIn(person) > 0)
    return `It rests on ${wordsFor(person)} of their own in the last year, and on the shop’s other customers.`;
  if (actsIn(shop) > 0)
    return "Nothing is known yet of when this customer reads or buys, so it follows the shop’s other customers.";
  return `Nothing is known yet of when this customer, or anyone else here, reads or buys. ${fallback}`;
}

const actsIn = ({ opens, clicks, orders }: Evidence) => opens + clicks + orders;

function wordsFor({ opens, clicks, orders }: Evidence): string {
  const parts = [
    orders > 0 && counted(orders, "order", "orders"),
    opens > 0 && counted(opens, "open", "opens"),
    clicks > 0 && counted(clicks, "click", "clicks"),
  ].filter((part) => part !== false);
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts[0]!;
}

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
