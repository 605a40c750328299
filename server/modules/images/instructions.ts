// What a model is told before it is asked for concepts, and what of the shop it is shown.
import { headlineMax, paletteRoles, themeWords } from "../../../contract/images.ts";
import { type Brand, goalWords, languageWords, toneWords } from "../../../contract/writing.ts";
import type { Desk } from "../writing/index.ts";
import type { ImageInput, Order } from "./order.ts";

export function dataFor({ brand, shop }: Desk, { message, channel }: ImageInput) {
  return {
    channel,
    shop: { name: shop.name, products: shop.products.slice(0, 15), categories: shop.categories.slice(0, 15) },
    brand: {
      voice: brand.voice || "no voice was described",
      never_says: brand.forbidden_words,
      colors: [brand.main_color, brand.second_color].filter(Boolean),
    },
    ...(message ? { message } : {}),
  };
}

export function instructionsFor({ count, tone, brief }: Order, { language }: Brand): string {
  const roles = Object.entries(paletteRoles).map(([role, { on, needs }]) =>
    on ? `${role} (on ${on}, contrast at least ${needs}:1)` : role,
  );
  const themes = Object.entries(themeWords).map(([theme, meaning]) => `${theme} (${meaning.toLowerCase()})`);
  return `You are the art director of a shop. Give ${count} concepts for the picture that goes with one message to its customers, in a
${toneWords[tone].toLowerCase()} tone. Its goal: ${goalWords[brief.goal].toLowerCase()}. The request says more.
Each follows another idea and has another "theme", one of: ${themes.join(", ")}. Name the idea in English in a few words.
"description" says in plain English what is to be seen, for an illustrator: concrete things, their place, the light. No words within the picture.
"headline" has two to six words, at most ${headlineMax} characters, in ${languageWords[language]}. "alt_text" says in ${languageWords[language]} what is
seen, for those who do not see it. "rationale" says in English why it serves the goal.
"colors" are written as #rrggbb: ${roles.join(", ")}. Use the brand's colours where it has some.
Plain text alone, no markup. Name only offers, codes and dates that the request or the data gives.`;
}
