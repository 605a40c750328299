// The shop's mark, the headline and what goes under it, as every scene sets them.
import { circle, el, rect, words } from "./element.ts";
import { drawWords, setWords, widthOf } from "./lettering.ts";
import type { Stage } from "./stage.ts";

const mark = 26;
const nameSize = 27;

/** A disc with the shop's initial, and its name; `x` is the left edge, or the middle. */
export function brandMark(
  { inks, shop, plainFace }: Stage,
  x: number,
  y: number,
  align: "start" | "middle",
): string {
  const name = setWords(shop, { width: 420, lines: 1, largest: nameSize, smallest: 21 });
  const width = mark * 2 + 16 + widthOf(name.lines[0] ?? "") * name.size * 0.92;
  const left = align === "middle" ? x - width / 2 : x;
  const initial = [...(name.lines[0] ?? "")].find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? "•";
  return [
    circle(left + mark, y, mark, inks.accent),
    el(
      "text",
      {
        ...{ x: left + mark, y: y + 9.5, fill: inks.accent_text, "text-anchor": "middle" },
        ...{ "font-family": plainFace, "font-size": 27, "font-weight": 700 },
      },
      words(initial.toUpperCase()),
    ),
    drawWords(name, {
      ...{ x: left + mark * 2 + 16, y: y - name.size * 0.5, fill: inks.text },
      ...{ face: plainFace, weight: 600 },
    }).drawn,
  ].join("");
}

export interface TitleBox {
  x: number;
  /** The block stands around this height. */
  middle: number;
  width: number;
  lines?: number;
  largest?: number;
  align?: "start" | "middle";
}

export function title(
  stage: Stage,
  { x, middle, width, lines = 4, largest = 84, align = "start" }: TitleBox,
): string {
  const { inks, face, plainFace } = stage;
  const head = setWords(stage.headline, { width, lines, largest, smallest: 34 });
  const under = setWords(stage.subline, { width, lines: 2, largest: 32, smallest: 24 });
  const gap = 34;
  const underHeight = stage.subline
    ? gap * 2 + 6 + under.size * (1 + (under.lines.length - 1) * 1.3)
    : gap + 6;
  const headHeight = head.size * (1 + (head.lines.length - 1) * 1.12);
  const top = middle - (headHeight + underHeight) / 2;
  const first = drawWords(head, { x, y: top, fill: inks.text, face, align, leading: 1.12 });
  const ruleAt = top + first.height + gap;
  const rule = rect(align === "middle" ? x - 44 : x, ruleAt, 88, 6, inks.accent, { rx: 3 });
  const second = stage.subline
    ? drawWords(under, {
        ...{ x, y: ruleAt + 6 + gap, fill: inks.text, face: plainFace, weight: 500, align, leading: 1.3 },
      }).drawn
    : "";
  return first.drawn + rule + second;
}
