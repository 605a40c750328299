// What a model made up: addresses, percentages and amounts of money that nobody told it. A customer would hold the shop to them.

const address = /https?:\/\/[^\s<>"')]+/gi;
const share = /\d+(?:\.\d+)?\s?%/g;
const amount = /(?:₹|rs\.?\s?|inr\s?|\$|€|£)\s?[\d,]+(?:\.\d+)?/gi;

/** `told` is everything that it may repeat. */
export function inventedIn(text: string, told: string): string[] {
  const known = plain(told);
  // `{% if customer.orders.count > 1 %}` is no percentage.
  const read = text.replace(/\{%[\s\S]*?%\}/g, " ");
  const found = [address, share, amount].flatMap((pattern) => read.match(pattern) ?? []);
  return [...new Set(found)].filter((one) => !known.includes(plain(one).replace(/[.,;]+$/, "")));
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/(?:rs\.?|inr)\s?(?=\d)/g, "₹")
    .replace(/[\s,]/g, "");
