// What is lit, thrown or given: lamps, colours, a moon with lanterns, trees in snow, hearts.
import { circle, ellipse, group, path, rect, stroke } from "../element.ts";
import type { Inks } from "../inks.ts";
import type { Stage } from "../stage.ts";
import { rangoli } from "./hung.ts";
import { heart } from "./note.ts";
import { fir } from "./season.ts";

export function lamps({ inks, chance }: Stage): string {
  const strings = Array.from({ length: 11 }, (_, at) => {
    const [x, length] = [60 + at * 108, Math.round(chance(50, 150))];
    return (
      stroke(`M ${x} 0 V ${length}`, inks.edge, 3) +
      circle(x, length + 22, 24, inks.accent, { opacity: 0.22 }) +
      circle(x, length + 16, 11, at % 2 ? inks.glow : inks.accent)
    );
  });
  const row: [number, number, number][] = [
    [150, 716, 0.82],
    [340, 744, 0.98],
    [600, 716, 1.34],
    [860, 744, 0.98],
    [1050, 716, 0.82],
  ];
  return [
    ...strings,
    rangoli(inks.surface, inks.edge, inks.surface),
    ...row.map(([x, y, scale]) => group({ transform: `translate(${x} ${y}) scale(${scale})` }, lamp(inks))),
  ].join("");
}

function lamp({ accent, deep, glow, accent_text, paper }: Inks): string {
  return [
    circle(0, -52, 82, glow, { opacity: 0.2 }),
    circle(0, -52, 54, glow, { opacity: 0.28 }),
    path("M 0 -4 C -36 -36 -14 -70 0 -112 C 14 -70 36 -36 0 -4 Z", glow),
    path("M 0 -8 C -16 -26 -8 -46 0 -66 C 8 -46 16 -26 0 -8 Z", paper),
    path("M -106 -8 C -92 62 -44 74 0 74 C 44 74 92 62 106 -8 C 62 14 -62 14 -106 -8 Z", accent),
    path("M 20 74 C 64 72 94 54 106 -8 C 84 6 60 8 44 10 C 50 36 40 60 20 74 Z", deep),
    ...[-56, -28, 0, 28].map((x) => circle(x, 38 - Math.abs(x) * 0.12, 6, accent_text)),
    rect(-34, 72, 68, 10, deep, { rx: 5 }),
  ].join("");
}

/** Handfuls of it, thrown in from the corners. */
export function powder({ inks, chance }: Stage): string {
  const fills = [inks.accent, inks.glow, inks.deep, inks.surface];
  const thrown = (x: number, y: number, far: number, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const [turn, out] = [chance(0, 2 * Math.PI), far * Math.sqrt(chance(0.05, 1))];
      return circle(x + Math.cos(turn) * out, y + Math.sin(turn) * out * 0.8, chance(4, 15), fills[at % 3]!);
    }).join("");
  const cloud = (x: number, y: number, r: number, fill: string) =>
    Array.from({ length: 9 }, (_, at) => {
      const turn = (at / 9) * 2 * Math.PI;
      return circle(
        x + Math.cos(turn) * r * 0.62,
        y + Math.sin(turn) * r * 0.5,
        r * chance(0.42, 0.62),
        fill,
      );
    }).join("");
  return [
    cloud(60, 110, 170, inks.surface),
    cloud(1140, 130, 180, inks.surface),
    cloud(50, 66, 110, inks.accent),
    cloud(1150, 60, 116, inks.glow),
    cloud(140, 742, 170, inks.glow),
    cloud(1070, 752, 176, inks.accent),
    cloud(600, 806, 130, inks.surface),
    cloud(390, 790, 90, inks.deep),
    cloud(836, 800, 84, inks.glow),
    thrown(150, 210, 200, 20),
    thrown(1050, 220, 200, 20),
    thrown(240, 660, 170, 14),
    thrown(960, 660, 170, 14),
  ].join("");
}

export function crescent({ inks, chance }: Stage): string {
  const star = (x: number, y: number, r: number) =>
    path(`M 0 -1 L 0.24 -0.24 L 1 0 L 0.24 0.24 L 0 1 L -0.24 0.24 L -1 0 L -0.24 -0.24 Z`, inks.glow, {
      transform: `translate(${Math.round(x)} ${Math.round(y)}) scale(${Math.round(r)})`,
    });
  const arches = Array.from({ length: 9 }, (_, at) => {
    const x = at * 140 - 30;
    return path(
      `M ${x} 800 V 720 C ${x} 680 ${x + 56} 664 ${x + 70} 636 C ${x + 84} 664 ${x + 140} 680 ${x + 140} 720 V 800 Z`,
      at % 2 ? inks.edge : inks.surface,
    );
  });
  return [
    path("M 1090 80 A 118 118 0 1 0 1134 268 A 96 96 0 1 1 1090 80 Z", inks.accent),
    ...[
      [150, 168, 1],
      [286, 92, 0.72],
      [62, 96, 0.62],
      [856, 72, 0.66],
    ].map(
      ([x, y, scale]) =>
        stroke(`M ${x} 0 V ${y! - 40}`, inks.ink, 3) +
        group({ transform: `translate(${x} ${y}) scale(${scale})` }, lantern(inks)),
    ),
    ...Array.from({ length: 12 }, (_, at) =>
      star(at < 6 ? chance(40, 330) : chance(880, 1170), chance(300, 600), chance(6, 17)),
    ),
    ...arches,
  ].join("");
}

function lantern({ accent, deep, glow, accent_text }: Inks): string {
  return [
    path("M -22 -50 H 22 L 40 -14 H -40 Z", deep),
    path("M -40 -14 H 40 L 58 44 L 34 104 H -34 L -58 44 Z", accent),
    path("M 0 8 C 22 26 24 50 0 84 C -24 50 -22 26 0 8 Z", accent_text),
    rect(-38, 104, 76, 14, deep, { rx: 4 }),
    stroke("M 0 118 V 146", glow, 5),
    circle(0, 152, 8, glow),
  ].join("");
}

export function snow({ inks, chance }: Stage): string {
  const trees: [number, number, number][] = [
    [70, 742, 1.5],
    [206, 764, 1.05],
    [318, 776, 0.72],
    [890, 776, 0.72],
    [1000, 764, 1.1],
    [1136, 742, 1.55],
  ];
  return [
    path("M 0 706 C 220 650 420 700 600 716 S 980 650 1200 700 V 800 H 0 Z", inks.surface),
    ...trees.map(([x, y, scale]) => group({ transform: `translate(${x} ${y}) scale(${scale})` }, fir(inks))),
    path("M 0 762 C 300 720 640 790 1200 744 V 800 H 0 Z", inks.edge),
    path("M 600 48 l 15 36 39 3 -30 25 10 38 -34 -21 -34 21 10 -38 -30 -25 39 -3 Z", inks.accent),
    ...Array.from({ length: 46 }, () => {
      const x = chance(0, 1200);
      const y = x > 240 && x < 960 ? chance(8, 190) : chance(8, 640);
      return circle(x, y, chance(3, 8), inks.glow, { opacity: 0.8 });
    }),
  ].join("");
}

export function hearts({ inks, chance }: Stage): string {
  const fills = [inks.accent, inks.glow, inks.deep, inks.surface];
  const floating = Array.from({ length: 22 }, (_, at) => {
    const x = at % 2 ? chance(30, 210) : chance(990, 1170);
    const y = 70 + Math.floor(at / 2) * 66;
    const place = `translate(${Math.round(x)} ${Math.round(y)}) rotate(${Math.round(chance(-22, 22))}) scale(${Math.round(chance(6, 17)) / 10})`;
    return path(heart, fills[at % 4]!, { transform: place });
  });
  return [
    ...floating,
    ellipse(600, 830, 520, 120, inks.surface),
    path(heart, inks.accent, { transform: "translate(600 728) scale(2.2)" }),
    path(heart, inks.glow, { transform: "translate(500 752) rotate(-14) scale(1.3)" }),
    path(heart, inks.deep, { transform: "translate(700 752) rotate(14) scale(1.3)" }),
  ].join("");
}
