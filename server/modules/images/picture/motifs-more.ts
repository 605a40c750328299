// More things that shops sell, in the same box.
import { circle, ellipse, group, path, rect, stroke } from "./element.ts";
import type { Inks } from "./inks.ts";

export function bottle({ accent, accent_text, deep, glow, edge, ink, paper }: Inks): string {
  return [
    ellipse(0, 186, 216, 18, edge),
    rect(-72, -206, 70, 26, ink, { rx: 8 }),
    rect(-48, -184, 22, 46, ink),
    rect(-76, -146, 78, 34, deep, { rx: 6 }),
    path(
      "M -76 -112 H 2 C 40 -100 52 -84 52 -56 V 164 A 20 20 0 0 1 32 184 H -106 A 20 20 0 0 1 -126 164 V -56 C -126 -84 -114 -100 -76 -112 Z",
      accent,
    ),
    path("M 2 -112 C 40 -100 52 -84 52 -56 V 164 A 20 20 0 0 1 32 184 H 6 C 22 90 22 -20 2 -112 Z", deep),
    rect(-108, -10, 104, 122, accent_text, { rx: 8 }),
    path("M -56 88 C -92 54 -72 22 -56 8 C -40 22 -20 54 -56 88 Z", accent),
    rect(78, 76, 128, 108, glow, { rx: 16 }),
    rect(70, 44, 144, 42, ink, { rx: 10 }),
    rect(98, 108, 88, 44, paper, { rx: 6 }),
  ].join("");
}

export function garment({ accent, deep, glow, edge, accent_text }: Inks): string {
  return [
    ellipse(0, 190, 180, 16, edge),
    path(
      "M -66 -160 C -30 -124 30 -124 66 -160 L 186 -104 L 152 -4 L 104 -24 V 178 A 10 10 0 0 1 94 188 H -94 A 10 10 0 0 1 -104 178 V -24 L -152 -4 L -186 -104 Z",
      accent,
    ),
    path("M 186 -104 L 152 -4 L 104 -24 V -96 L 128 -132 Z", deep),
    path("M -186 -104 L -152 -4 L -104 -24 V -96 L -128 -132 Z", deep),
    path("M 48 188 C 66 96 70 20 104 -24 V 178 A 10 10 0 0 1 94 188 Z", deep),
    stroke("M -66 -160 C -30 -118 30 -118 66 -160", glow, 16),
    path("M 0 -66 l 14 30 33 4 -24 23 6 33 -29 -16 -29 16 6 -33 -24 -23 33 -4 Z", accent_text),
  ].join("");
}

export function plant({ accent, deep, glow, edge, ink }: Inks): string {
  const leaf = (turn: number, length: number, fill: string) =>
    group(
      { transform: `translate(0 44) rotate(${turn})` },
      path(
        `M 0 0 C -64 ${-length * 0.4} -44 ${-length * 0.85} 0 ${-length} C 44 ${-length * 0.85} 64 ${-length * 0.4} 0 0 Z`,
        fill,
      ),
      stroke(`M 0 -8 V ${-length * 0.8}`, deep, 5),
    );
  return [
    ellipse(0, 186, 180, 18, edge),
    leaf(-62, 190, glow),
    leaf(62, 190, glow),
    leaf(-34, 240, accent),
    leaf(34, 240, accent),
    leaf(0, 268, glow),
    path("M -112 40 H 112 L 88 170 C 86 180 80 184 70 184 H -70 C -80 184 -86 180 -88 170 Z", ink),
    rect(-126, 24, 252, 40, deep, { rx: 10 }),
  ].join("");
}

export function jewel({ accent, deep, glow, paper, edge }: Inks): string {
  const ray = (turn: number) =>
    group({ transform: `translate(0 -112) rotate(${turn})` }, rect(-5, -128, 10, 44, glow, { rx: 5 }));
  return [
    ellipse(0, 190, 150, 16, edge),
    circle(0, 72, 104, "none", { stroke: deep, "stroke-width": 26 }),
    stroke("M -72 -4 A 104 104 0 0 0 -74 144", accent, 26),
    path("M -86 -132 L -48 -176 H 48 L 86 -132 L 0 -32 Z", accent),
    path("M -86 -132 H 86 L 0 -32 Z", deep),
    path("M -34 -132 H 34 L 0 -32 Z", glow),
    path("M -48 -176 L -34 -132 L 0 -176 L 34 -132 L 48 -176 Z", paper),
    ...[-62, -32, 0, 32, 62].map(ray),
  ].join("");
}

export function headphones({ accent, deep, glow, edge, ink }: Inks): string {
  return [
    ellipse(0, 190, 190, 16, edge),
    stroke("M -150 60 V 10 C -150 -210 150 -210 150 10 V 60", ink, 30),
    stroke("M -150 0 C -146 -180 100 -196 140 -50", glow, 10),
    rect(-186, 26, 78, 150, accent, { rx: 34 }),
    rect(108, 26, 78, 150, accent, { rx: 34 }),
    rect(-132, 40, 34, 122, deep, { rx: 17 }),
    rect(98, 40, 34, 122, deep, { rx: 17 }),
  ].join("");
}
