// The shop's front with its awning down and its door open.
import { at, circle, ellipse, group, path, rect, stroke } from "../element.ts";
import { drawWords, setWords } from "../lettering.ts";
import { motifs } from "../motifs.ts";
import type { Stage } from "../stage.ts";
import { brandMark, title } from "../title.ts";

const stripes = 8;
const [left, right] = [596, 1124];

export function storefront(stage: Stage): string {
  const { inks } = stage;
  return [
    rect(0, 704, 1200, 96, inks.surface),
    rect(0, 700, 1200, 8, inks.edge),
    circle(1090, 150, 62, inks.glow, { opacity: 0.55 }),
    group(
      {},
      rect(620, 214, 480, 490, inks.surface),
      rect(620, 214, 480, 490, "none", { stroke: inks.edge, "stroke-width": 6 }),
    ),
    sign(stage),
    awning(stage),
    shopWindow(stage),
    door(stage),
    pot(stage, 588),
    brandMark(stage, 80, 98, "start"),
    title(stage, { x: 80, middle: 400, width: 440 }),
  ].join("");
}

function sign({ inks, shop, plainFace }: Stage): string {
  const name = setWords(shop, { width: 350, lines: 1, largest: 36, smallest: 20 });
  return (
    rect(650, 158, 420, 84, inks.accent, { rx: 12 }) +
    drawWords(name, {
      ...{ x: 860, y: 200 - name.size / 2, fill: inks.accent_text, face: plainFace, align: "middle" },
    }).drawn
  );
}

function awning({ inks }: Stage): string {
  const width = (right - left) / stripes;
  return Array.from({ length: stripes }, (_, index) => {
    const x = left + index * width;
    const fill = index % 2 === 0 ? inks.accent : inks.paper;
    const top = 620 + (index * 480) / stripes;
    return path(
      `M ${top} 262 H ${top + 480 / stripes} L ${x + width} 360 A ${width / 2} ${width / 2} 0 0 1 ${x} 360 Z`,
      fill,
    );
  }).join("");
}

function shopWindow({ inks, motif }: Stage): string {
  return [
    rect(656, 432, 226, 214, inks.ink, { rx: 6 }),
    rect(666, 442, 206, 194, inks.paper),
    at(769, 546, 0.44, motifs[motif](inks)),
    path("M 666 442 H 722 L 690 636 H 666 Z", inks.background, { opacity: 0.25 }),
    rect(644, 642, 250, 18, inks.deep, { rx: 4 }),
  ].join("");
}

/** Ajar, with light from inside on the step. */
function door({ inks }: Stage): string {
  return [
    rect(928, 424, 136, 280, inks.ink),
    rect(938, 434, 116, 270, inks.glow),
    path("M 938 434 L 1004 456 V 724 L 938 704 Z", inks.deep),
    rect(950, 478, 38, 92, inks.paper, { opacity: 0.9, transform: "skewY(18) translate(0 -312)" }),
    circle(992, 600, 6, inks.paper),
    path("M 938 704 H 1054 L 1108 760 H 960 Z", inks.glow, { opacity: 0.5 }),
  ].join("");
}

function pot({ inks }: Stage, x: number): string {
  return [
    ellipse(x, 706, 50, 8, inks.edge),
    ...[-34, 0, 34].map((turn) =>
      group(
        { transform: `translate(${x} 652) rotate(${turn})` },
        path("M 0 0 C -26 -34 -20 -76 0 -98 C 20 -76 26 -34 0 0 Z", turn === 0 ? inks.accent : inks.deep),
      ),
    ),
    path(`M ${x - 38} 646 H ${x + 38} L ${x + 28} 706 H ${x - 28} Z`, inks.ink),
    stroke(`M ${x - 30} 662 H ${x + 30}`, inks.glow, 4),
  ].join("");
}
