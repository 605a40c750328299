// An event's properties in a line: "category: Coffee · price: 749.5".

const longest = 300;

export function propertyWords(properties: Record<string, unknown>): string {
  const words = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(" · ");
  return words.length > longest ? `${words.slice(0, longest)}…` : words;
}
