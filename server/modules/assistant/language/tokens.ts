// A text in tokens: words folded to small plain letters, digits, quoted names, numeric dates and marks, each with its place in
// the text so that an answer can point at it.

export interface Token {
  kind: "word" | "number" | "date" | "quoted" | "mark";
  /** As it was typed. */
  text: string;
  /** Folded: small letters without accents; the content of a quotation. */
  word: string;
  start: number;
  end: number;
  /** What was typed, where spelling was put right. */
  typed?: string;
}

const shapes: [Token["kind"], RegExp][] = [
  ["quoted", /“[^”]+”|"[^"]+"|(?<![\p{L}\p{N}])‘[^’]+’(?![\p{L}])/uy],
  ["date", /\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/y],
  ["number", /\d+(?:,\d+)*(?:\.\d+)?|(?<![\p{L}\p{N}])\.\d+/uy],
  ["word", /@?[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*(?:['’][\p{L}]+)*(?:\.(?:com|in|net|org|co|io)\b)?/uy],
  ["mark", />=|<=|\/-|[^\s]/uy],
];

/** What the short forms stand for; each part keeps the place of the whole. */
const shortForms: Record<string, string> = {
  cant: "can not",
  cannot: "can not",
  wont: "will not",
  dont: "do not",
  didnt: "did not",
  doesnt: "does not",
  havent: "have not",
  havnt: "have not",
  hasnt: "has not",
  hadnt: "had not",
  isnt: "is not",
  arent: "are not",
  aint: "are not",
  wasnt: "was not",
  werent: "were not",
  shouldnt: "should not",
  atleast: "at least",
  atmost: "at most",
  upto: "up to",
  nonbuyers: "non buyers",
};
const endings: Record<string, string> = { ve: "have", re: "are", ll: "will", d: "would", m: "am" };

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token) tokens.push(...opened(token));
    at = token?.end ?? at + 1;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const found = shape.exec(text)?.[0];
    if (found === undefined) continue;
    const inner = kind === "quoted" ? found.slice(1, -1) : found;
    return { kind, text: inner, word: folded(inner), start: at, end: at + found.length };
  }
  return undefined;
}

const isPlain = /^[\x20-\x7e]*$/;

export function folded(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();
}

function opened(token: Token): Token[] {
  if (token.kind !== "word") return [token];
  const { word } = token;
  const plain = word.replaceAll("'", "");
  const known = shortForms[plain];
  if (known) return known.split(" ").map((part) => ({ ...token, word: part }));
  const [, stem = "", ending = ""] = /^(.+)'([a-z]+)$/.exec(word) ?? [];
  if (ending === "s") return [{ ...token, word: stem }];
  if (endings[ending]) return [stem, endings[ending]].map((part) => ({ ...token, word: part }));
  return [{ ...token, word: plain }];
}
