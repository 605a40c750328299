// JSON with the keys of each object in one order. It is asked for every imported order: what stands in order already is left to
// the platform, which writes it in a third of the time.

/** What `JSON.stringify` gives, but for the order of keys; what it leaves out is `null`. */
export function sortedJson(value: unknown): string {
  if (isSorted(value)) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  let json = "";
  for (const key of Object.keys(value as object).sort()) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) json += `${json && ","}${JSON.stringify(key)}:${sortedJson(inner)}`;
  }
  return `{${json}}`;
}

/** Nobody's own way of being written is followed: an object is its keys. */
function isSorted(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  if ("toJSON" in value) return false;
  const keys = Object.keys(value);
  for (let index = 0; index < keys.length; index++) {
    if (index > 0 && keys[index]! < keys[index - 1]!) return false;
    if (!isSorted((value as Record<string, unknown>)[keys[index]!])) return false;
  }
  return true;
}
