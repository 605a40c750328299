// A name in the form that addresses take.

/** "Filter & Bean" becomes "filter-bean"; empty where no letter or digit of ours is left. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mark}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  if (plain === "") return "";
  return plain.length < 3 ? `${plain}-shop` : plain;
}
