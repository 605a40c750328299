// A custom attribute's key from a column's name: “Loyalty tier!” is `custom.loyalty_tier`.

const longest = 60;

/** `taken` holds the keys given so far and gets this one. */
export function customName(column: string, taken: Set<string>): string {
  const words = column
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const key = (/^[a-z]/.test(words) ? words : `column_${words}`.replace(/_$/, "")).slice(0, longest);
  let unique = key;
  for (let n = 2; taken.has(unique); n++) unique = `${key.slice(0, longest - 4)}_${n}`;
  taken.add(unique);
  return `custom.${unique}`;
}
