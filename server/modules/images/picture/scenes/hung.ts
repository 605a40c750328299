// What is hung up or let off: garlands of marigolds, bunting, fireworks.
import { circle, group, path, rect, stroke } from "../element.ts";
import type { Stage } from "../stage.ts";
import { blossom } from "./season.ts";

/** Points along a swag between two nails: a parabola, which a short chain nearly is. */
function swag(from: number, to: number, y: number, sag: number, points: number) {
  return Array.from({ length: points }, (_, at) => {
    const share = at / (points - 1);
    return { x: from + (to - from) * share, y: y + sag * 4 * share * (1 - share) };
  });
}

export function garlands({ inks }: Stage): string {
  const swags = [0, 1, 2, 3].map((at) => swag(at * 300, (at + 1) * 300, 14, 96, 12));
  const strings = [300, 600, 900].map((x) =>
    [0, 1, 2, 3]
      .map((at) => blossom(x, 44 + at * 36, 22, at % 2 ? inks.glow : inks.accent, inks.deep))
      .join(""),
  );
  const leaf = (x: number) =>
    path(`M ${x} 0 C ${x - 26} 34 ${x - 14} 66 ${x} 84 C ${x + 14} 66 ${x + 26} 34 ${x} 0 Z`, inks.deep, {
      opacity: 0.85,
    });
  return [
    ...Array.from({ length: 25 }, (_, at) => leaf(at * 50)),
    ...swags.flat().map(({ x, y }, at) => blossom(x, y, 24, at % 2 ? inks.glow : inks.accent, inks.deep)),
    ...strings,
    rangoli(inks.surface, inks.glow, inks.accent),
  ].join("");
}

/** Half a rosette, laid out from the lower edge. */
export function rangoli(wide: string, middle: string, near: string): string {
  const ring = (count: number, from: number, length: number, width: number, fill: string) =>
    Array.from({ length: count }, (_, at) =>
      path(
        `M 0 ${-from} C ${-width} ${-from - length * 0.4} ${-width * 0.6} ${-from - length * 0.8} 0 ${-from - length} C ${width * 0.6} ${-from - length * 0.8} ${width} ${-from - length * 0.4} 0 ${-from} Z`,
        fill,
        {
          transform: `rotate(${-90 + (at * 180) / (count - 1)})`,
        },
      ),
    ).join("");
  return group(
    { transform: "translate(600 812)" },
    ring(17, 118, 106, 24, wide),
    ring(13, 66, 84, 22, middle),
    ring(9, 22, 62, 20, near),
    circle(0, 0, 34, wide),
  );
}

export function bunting({ inks }: Stage): string {
  const fills = [inks.accent, inks.glow, inks.deep];
  const rows = [
    { y: 0, sag: 110, from: -60, to: 640 },
    { y: 0, sag: 110, from: 560, to: 1260 },
  ];
  const flags = rows.flatMap(({ from, to, y, sag }) =>
    swag(from, to, y, sag, 11).map((point, at) =>
      path(`M ${Math.round(point.x - 30)} ${Math.round(point.y)} h 60 l -30 66 Z`, fills[at % 3]!),
    ),
  );
  const lines = rows.map(({ from, to, y, sag }) =>
    stroke(`M ${from} ${y} Q ${(from + to) / 2} ${y + sag * 2} ${to} ${y}`, inks.ink, 4),
  );
  return [
    ...flags,
    ...lines,
    path("M 0 700 C 220 640 420 690 600 700 S 980 640 1200 690 V 800 H 0 Z", inks.surface),
    path("M 0 752 C 300 716 560 780 760 756 S 1080 724 1200 748 V 800 H 0 Z", inks.accent),
    rect(0, 790, 1200, 10, inks.deep),
  ].join("");
}

export function fireworks({ inks, chance }: Stage): string {
  const burst = (x: number, y: number, r: number, fill: string, rays: number) =>
    group(
      { transform: `translate(${x} ${y})` },
      ...Array.from({ length: rays }, (_, at) =>
        group(
          { transform: `rotate(${(at * 360) / rays})` },
          rect(-4, -r, 8, r * 0.5, fill, { rx: 4 }),
          circle(0, -r - 18, 6, fill),
          ...(at % 2 ? [rect(-3, -r * 0.42, 6, r * 0.2, inks.glow, { rx: 3 })] : []),
        ),
      ),
    );
  const skyline = Array.from({ length: 15 }, (_, at) => {
    const height = Math.round(chance(40, 116));
    return rect(at * 80, 800 - height, 82, height, at % 2 ? inks.surface : inks.edge);
  });
  return [
    burst(150, 176, 124, inks.accent, 16),
    burst(1050, 160, 136, inks.glow, 18),
    burst(98, 560, 74, inks.glow, 12),
    burst(1120, 546, 88, inks.accent, 14),
    burst(600, 90, 62, inks.deep, 12),
    ...skyline,
  ].join("");
}
