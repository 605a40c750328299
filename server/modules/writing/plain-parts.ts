// Text apart from its Liquid: rewriting and judging words must not touch a variable.

export interface Part {
  text: string;
  liquid: boolean;
}

const liquid = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|https?:\/\/\S+)/;

/** Every second part is Liquid or a link. */
export function partsOf(text: string): Part[] {
  return text.split(liquid).map((part, at) => ({ text: part, liquid: at % 2 === 1 }));
}

export const eachPlain = (text: string, change: (plain: string) => string): string =>
  partsOf(text)
    .map((part) => (part.liquid ? part.text : change(part.text)))
    .join("");

/** What a reader reads, with a word standing for each variable. */
export const plainOf = (text: string): string =>
  partsOf(text)
    .map((part) => (part.liquid ? (part.text.startsWith("{%") ? "" : "name") : part.text))
    .join("");
