// JSON with the keys of each object in one order, of what is asked about for every imported order: orders have the same keys,
// and few of their texts hold anything that JSON writes otherwise.

type Key = [key: string, written: string];

/** The keys of objects of one make, in their order, by the keys as they stand. */
const makes = new Map<string, Key[]>();
/** Shops name attributes as they please, so that there may be any number of makes. */
const most = 1_000;

/** What `JSON.stringify` gives, but for the order of keys; what it leaves out is `null`. */
export function sortedJson(value: unknown): string {
  if (typeof value === "string") return text(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  let json = "";
  for (const [key, written] of keysOf(value)) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) json += `${json && ","}${written}:${sortedJson(inner)}`;
  }
  return `{${json}}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON escapes
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

function text(value: string): string {
  return escaped.test(value) ? JSON.stringify(value) : `"${value}"`;
}

function keysOf(value: object): Key[] {
  const keys = Object.keys(value);
  const make = keys.join("\0");
  const known = makes.get(make);
  if (known) return known;
  if (makes.size >= most) makes.clear();
  const sorted = keys.sort().map((key): Key => [key, JSON.stringify(key)]);
  makes.set(make, sorted);
  return sorted;
}
