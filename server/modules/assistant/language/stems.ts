// A word without its ending, so that "gift", "gifts" and "gifting" are found as one.

export function stemmed(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us"))
    return word.slice(0, -1);
  return word;
}

/** Of verbs as events are named by: "viewed" and "view", "abandoned" and "abandon". */
export function verbStem(word: string): string {
  const noun = stemmed(word);
  if (noun.length > 5 && noun.endsWith("ing")) return undoubled(noun.slice(0, -3));
  if (noun.length > 4 && noun.endsWith("ed")) return undoubled(noun.slice(0, -2));
  return noun.length > 4 && noun.endsWith("e") ? noun.slice(0, -1) : noun;
}

function undoubled(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem.replace(/e$/, "");
}
