// Replaces phrases in the plain parts of a text, keeping a capital at the beginning, and tells what it did.
import { capital } from "../compose/facts.ts";
import { eachPlain } from "../plain-parts.ts";

export interface Rewritten {
  text: string;
  changes: string[];
}

export function replacePhrases(text: string, phrases: readonly (readonly [string, string])[]): Rewritten {
  const changes: string[] = [];
  let next = text;
  for (const [from, to] of phrases) {
    const pattern = new RegExp(
      `(?<![\\p{L}])${from.replace(/[.*+?^$()|[\]\\]/g, "\\$&")}(?!\\p{L})[ ]?`,
      "giu",
    );
    next = eachPlain(next, (plain) =>
      plain.replace(pattern, (found) => {
        changes.push(to ? `“${found.trim()}” became “${to}”` : `“${found.trim()}” left off`);
        const space = found.endsWith(" ") && to ? " " : "";
        return /^\p{Lu}/u.test(found) && to ? capital(to) + space : to + space;
      }),
    );
  }
  return { text: tidy(next), changes: [...new Set(changes)] };
}

/** Capitals where a sentence lost its first word, and no space before a comma. */
function tidy(text: string): string {
  return eachPlain(text, (plain) =>
    plain
      .replace(/ +([,.;:!?])/g, "$1")
      .replace(/ {2,}/g, " ")
      .replace(/((?:^|\n)|[.!?] )(\p{Ll})(?=\p{L}+ )/gu, (whole, before: string, letter: string) =>
        before === "" ? whole : before + letter.toUpperCase(),
      ),
  );
}
