// What an objective is about, found among what the shop really sells: the longest name of a product or category whose words
// all stand in it, else what is ordered most.
import type { ShopFacts } from "./shop-facts.ts";

/** So many products are among what is ordered most. */
const favourite = 8;

export interface Thing {
  thing: string | undefined;
  /** One that is ordered much. */
  product: string | undefined;
}

export function thingIn(objective: string, { products, categories }: ShopFacts): Thing {
  const said = wordsOf(objective);
  const product = longestOf(products, said);
  const favourites = products.slice(0, favourite);
  // One that is named need not be one that sells; only then is it said to.
  if (product) return { thing: product, product: favourites.includes(product) ? product : undefined };
  const category = longestOf(categories, said);
  if (category)
    return { thing: smallLetters(category), product: favourites.find((name) => shares(name, category)) };
  const first = categories[0];
  return { thing: first ? smallLetters(first) : products[0], product: products[0] };
}

function longestOf(names: readonly string[], said: ReadonlySet<string>): string | undefined {
  const whole = names.filter((name) => {
    const words = [...wordsOf(name)];
    return words.length > 0 && words.every((word) => said.has(word));
  });
  return whole.sort((a, b) => b.length - a.length)[0];
}

/** Without plurals, so that “beans” finds “Bean”; numbers and units of a pack are not asked for. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !units.has(word)).map(singular));
}

const units = new Set(["the", "and", "for", "with", "pack", "gms", "grams", "pcs"]);
export const singular = (word: string) =>
  word.length > 3 ? word.replace(/ies$/, "y").replace(/(?<=(?:s|x|ch|sh))es$|(?<=[^s])s$/, "") : word;

const shares = (name: string, category: string) =>
  [...wordsOf(category)].some((word) => wordsOf(name).has(word));

/** “Coffee” goes on in a sentence as “coffee”; “USB cables” stays. */
const smallLetters = (name: string) => (/^\p{Lu}[\p{Ll}\s&-]+/u.test(name) ? name.toLowerCase() : name);
