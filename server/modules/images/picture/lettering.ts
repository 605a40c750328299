// Words set in lines. Which font a reader's device has is not known, so widths are judged to the wide side.
import { cleanWords, el, words } from "./element.ts";

export interface Box {
  width: number;
  lines: number;
  largest: number;
  smallest: number;
  /** Of all lines together, where that is narrow too. */
  height?: number;
}

export interface SetWords {
  lines: string[];
  size: number;
}

const usualLeading = 1.14;

/** As large as they fit; where even the smallest is too large, the last line ends early. */
export function setWords(
  text: string,
  { width, lines, largest, smallest, height = Number.POSITIVE_INFINITY }: Box,
): SetWords {
  const clean = cleanWords(text);
  for (let size = largest; size >= smallest; size -= 2) {
    const wrapped = wrap(clean, width / size);
    const isLow = size * (1 + (wrapped.length - 1) * usualLeading) <= height;
    if (isLow && wrapped.length <= lines && !wrapped.some((line) => widthOf(line) * size > width))
      return { lines: wrapped, size };
  }
  const broken = wrap(clean, width / smallest).flatMap((line) => breakLine(line, width / smallest));
  const kept = broken.slice(0, lines);
  if (broken.length > lines) kept[lines - 1] = shorten(kept[lines - 1]!, width / smallest);
  return { lines: kept, size: smallest };
}

/** In ems. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const letters = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

function breakLine(line: string, width: number): string[] {
  const parts = [""];
  for (const letter of letters(line)) {
    const longer = parts.at(-1)! + letter;
    if (widthOf(longer) <= width) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts.filter((part) => part !== "");
}

function shorten(line: string, width: number): string {
  const kept = letters(line);
  while (kept.length > 0 && widthOf(`${kept.join("")}…`) > width) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}

const widths: [RegExp, number][] = [
  [/\p{Mn}|\p{Cf}/u, 0],
  [/[ .,:;'!|ilj’‘·]/u, 0.32],
  [/[frtI()[\]/"“”-]/u, 0.42],
  [/[mwMW@%—…]/u, 0.94],
  [/\p{Lu}/u, 0.72],
  [/[\p{Ll}\p{Nd}]/u, 0.6],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u, 1.05],
];

/** In ems, of a bold face. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (widths.find(([kind]) => kind.test(letter))?.[1] ?? 0.75), 0);

export interface Style {
  x: number;
  /** Of the first line's top. */
  y: number;
  fill: string;
  face: string;
  weight?: number;
  align?: "start" | "middle";
  leading?: number;
  spacing?: number;
}

/** The drawn lines, and how high they stand together. */
export function drawWords(
  { lines, size }: SetWords,
  { x, y, fill, face, weight = 700, align = "start", leading = usualLeading, spacing }: Style,
): { drawn: string; height: number } {
  const drawn = lines.map((line, at) =>
    el(
      "text",
      {
        ...{ x, y: y + size * (0.8 + at * leading), fill },
        ...{ "font-family": face, "font-size": size, "font-weight": weight },
        ...{ "text-anchor": align === "middle" ? "middle" : undefined, "letter-spacing": spacing },
      },
      words(line),
    ),
  );
  return { drawn: drawn.join(""), height: size * (1 + (lines.length - 1) * leading) };
}
