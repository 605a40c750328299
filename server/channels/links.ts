// The links of a message's text: what a reader can click on.

const most = 50;

/** Web addresses in the order in which they stand, each once; what ends a sentence does not belong to them. */
export function linksOf(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"']{1,1990}/g) ?? [];
  return [...new Set(found.map((link) => link.replace(/[.,;:!?)\]}]+$/, "")))].slice(0, most);
}
