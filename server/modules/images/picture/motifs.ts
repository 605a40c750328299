// Things that shops sell, drawn flat: each about 400 wide and high around its middle, standing at 180 below it.
import { circle, ellipse, group, path, rect, stroke } from "./element.ts";
import type { Inks } from "./inks.ts";
import type { MotifName } from "./motif-of.ts";
import { bottle, garment, headphones, jewel, plant } from "./motifs-more.ts";

export const motifs: Record<MotifName, (inks: Inks) => string> = {
  cup,
  pouch,
  bottle,
  garment,
  book,
  plant,
  bowl,
  jewel,
  headphones,
  parcel,
};

function cup({ accent, deep, glow, paper, edge, ink }: Inks): string {
  return [
    ellipse(0, 178, 205, 24, edge),
    ellipse(0, 168, 205, 24, paper),
    stroke("M 122 -22 C 214 -44 214 92 92 92", deep, 26),
    path("M -146 -64 H 146 C 146 66 112 164 42 164 H -42 C -112 164 -146 66 -146 -64 Z", accent),
    path("M 62 -64 H 146 C 146 66 112 164 42 164 C 84 112 90 20 62 -64 Z", deep),
    ellipse(0, -64, 146, 34, glow),
    ellipse(0, -60, 124, 25, ink),
    path(
      "M -58 -62 C -30 -80 0 -62 0 -50 C 0 -62 30 -80 58 -62 C 40 -44 10 -42 0 -36 C -10 -42 -40 -44 -58 -62 Z",
      glow,
    ),
    stroke("M -52 -122 c -30 -32 26 -54 -2 -92", glow, 11, { opacity: 0.9 }),
    stroke("M 4 -126 c -30 -36 28 -62 0 -106", glow, 11, { opacity: 0.9 }),
    stroke("M 58 -122 c -28 -30 26 -50 0 -84", glow, 11, { opacity: 0.9 }),
  ].join("");
}

function pouch({ accent, accent_text, deep, glow, edge, ink }: Inks): string {
  const bean = (x: number, y: number, turn: number) =>
    group(
      { transform: `translate(${x} ${y}) rotate(${turn})` },
      ellipse(0, 0, 27, 18, ink),
      stroke("M -22 -2 C -8 8 8 -8 22 2", glow, 4),
    );
  return [
    ellipse(0, 184, 220, 20, edge),
    path(
      "M -122 -150 L 122 -150 L 140 168 C 140 178 132 184 122 184 L -122 184 C -132 184 -140 178 -140 168 Z",
      accent,
    ),
    path("M 70 -150 L 122 -150 L 140 168 C 140 178 132 184 122 184 L 96 184 C 108 80 92 -60 70 -150 Z", deep),
    path("M -122 -150 L -112 -206 H 112 L 122 -150 Z", deep),
    path("M -122 -150 L -112 -206 H 60 L 70 -150 Z", glow),
    rect(-132, -158, 264, 18, ink, { rx: 6 }),
    circle(-10, 20, 82, accent_text),
    group(
      { transform: "translate(-10 20) rotate(-32)" },
      ellipse(0, 0, 54, 36, accent),
      stroke("M -46 -4 C -18 18 18 -18 46 4", accent_text, 8),
    ),
    bean(-182, 168, -20),
    bean(174, 172, 24),
    bean(206, 158, -48),
  ].join("");
}

function book({ accent, deep, glow, paper, edge, ink, accent_text }: Inks): string {
  const lying = (x: number, y: number, width: number, height: number, cover: string) =>
    rect(x, y, width, height, cover, { rx: 10 }) +
    rect(x + 18, y + 10, width - 18, height - 20, paper) +
    stroke(`M ${x + 34} ${y + height / 2} H ${x + width - 8}`, edge, 3);
  return [
    ellipse(0, 186, 226, 18, edge),
    lying(-190, 126, 370, 58, deep),
    lying(-160, 70, 320, 56, accent),
    lying(-178, 18, 330, 52, ink),
    group(
      { transform: "rotate(-9 0 -80)" },
      rect(-104, -214, 208, 226, accent, { rx: 10 }),
      rect(-104, -214, 30, 226, deep, { rx: 10 }),
      circle(18, -128, 46, accent_text),
      path("M 18 -160 l 9 21 23 2 -17 15 5 23 -20 -12 -20 12 5 -23 -17 -15 23 -2 Z", accent),
      rect(-34, -46, 104, 10, glow, { rx: 5 }),
      rect(-14, -26, 64, 10, glow, { rx: 5 }),
    ),
  ].join("");
}

function bowl({ accent, deep, glow, paper, edge, ink }: Inks): string {
  const ball = (x: number, y: number, r: number) =>
    circle(x, y, r, glow) +
    path(
      `M ${x - r * 0.6} ${y - r * 0.3} A ${r * 0.7} ${r * 0.7} 0 0 1 ${x + r * 0.2} ${y - r * 0.65}`,
      "none",
      {
        ...{ stroke: paper, "stroke-width": 6, "stroke-linecap": "round" },
      },
    );
  return [
    ellipse(0, 182, 190, 20, edge),
    ball(0, -104, 62),
    ball(-96, -50, 62),
    ball(96, -50, 62),
    ball(0, -28, 66),
    path("M -206 -6 H 206 C 206 104 124 178 62 178 H -62 C -124 178 -206 104 -206 -6 Z", accent),
    path("M 96 -6 H 206 C 206 104 124 178 62 178 C 104 130 112 60 96 -6 Z", deep),
    rect(-214, -20, 428, 28, ink, { rx: 14 }),
    stroke("M -150 66 q 25 -26 50 0 t 50 0 t 50 0 t 50 0", paper, 8),
  ].join("");
}

function parcel({ accent, deep, glow, edge, accent_text }: Inks): string {
  return [
    ellipse(0, 186, 220, 18, edge),
    rect(-164, -46, 328, 230, accent, { rx: 10 }),
    path("M 84 -46 H 154 A 10 10 0 0 1 164 -36 V 174 A 10 10 0 0 1 154 184 H 84 Z", deep),
    rect(-184, -98, 368, 64, glow, { rx: 12 }),
    rect(-30, -98, 60, 282, accent_text),
    path("M 0 -98 C -40 -190 -150 -206 -146 -148 C -142 -106 -60 -98 0 -98 Z", deep),
    path("M 0 -98 C 40 -190 150 -206 146 -148 C 142 -106 60 -98 0 -98 Z", accent),
    circle(0, -104, 24, accent_text),
  ].join("");
}
