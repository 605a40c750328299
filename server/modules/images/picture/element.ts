// SVG as text. Whatever stands in it went through here, so that no words can become markup.

export type Values = Record<string, string | number | undefined>;

/** One element; what is inside is elements or `words`. */
export function el(name: string, values: Values, ...inside: string[]): string {
  const attributes = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : words(value!)}"`)
    .join("");
  return inside.length > 0 ? `<${name}${attributes}>${inside.join("")}</${name}>` : `<${name}${attributes}/>`;
}

const round = (value: number) => Math.round(value * 10) / 10;

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as XML carries it. */
export const words = (text: string): string => cleanWords(text).replace(/[&<>"']/g, (sign) => escapes[sign]!);

/** Without what XML 1.0 cannot carry at all (2.2, Char), and with every space as one blank: a picture has no others. */
export function cleanWords(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/gu, " ")
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .trim();
}

export const group = (values: Values, ...inside: string[]) => el("g", values, ...inside);
export const path = (d: string, fill: string, more: Values = {}) => el("path", { d, fill, ...more });
export const rect = (x: number, y: number, width: number, height: number, fill: string, more: Values = {}) =>
  el("rect", { x, y, width, height, fill, ...more });
export const circle = (cx: number, cy: number, r: number, fill: string, more: Values = {}) =>
  el("circle", { cx, cy, r, fill, ...more });
export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more: Values = {}) =>
  el("ellipse", { cx, cy, rx, ry, fill, ...more });
/** A line without a filling. */
export const stroke = (d: string, color: string, width: number, more: Values = {}) =>
  el("path", {
    ...{ d, fill: "none", stroke: color, "stroke-width": width },
    ...{ "stroke-linecap": "round", "stroke-linejoin": "round" },
    ...more,
  });
export const at = (x: number, y: number, scale: number, ...inside: string[]) =>
  group(
    { transform: `translate(${round(x)} ${round(y)}) scale(${Math.round(scale * 1000) / 1000})` },
    ...inside,
  );
