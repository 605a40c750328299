// The thing itself, large, on a plate of colour; nothing beside it asks for a look.
import { at, circle, group, path, rect } from "../element.ts";
import { motifs } from "../motifs.ts";
import type { Stage } from "../stage.ts";
import { brandMark, title } from "../title.ts";

export function product(stage: Stage): string {
  const { inks, chance } = stage;
  const leaf = (x: number, y: number, turn: number, size: number, fill: string) =>
    group(
      { transform: `translate(${x} ${y}) rotate(${turn})` },
      path(
        `M 0 0 C ${size} ${-size * 0.7} ${size} ${-size * 1.7} 0 ${-size * 2.4} C ${-size} ${-size * 1.7} ${-size} ${-size * 0.7} 0 0 Z`,
        fill,
      ),
    );
  const tilt = Math.round(chance(-8, 8));
  return [
    circle(862, 400, 312, inks.surface),
    path("M 550 400 A 312 312 0 0 0 1174 400 L 1174 400 A 312 120 0 0 1 550 400 Z", inks.edge, {
      opacity: 0.35,
    }),
    leaf(1066, 250, 34 + tilt, 40, inks.glow),
    leaf(1104, 288, 66 + tilt, 34, inks.accent),
    leaf(640, 566, -128 + tilt, 34, inks.glow),
    circle(640, 196, 20, inks.accent),
    circle(688, 150, 9, inks.glow),
    circle(1122, 520, 13, inks.accent),
    at(862, 414, 1.16, motifs[stage.motif](inks)),
    rect(0, 784, 1200, 16, inks.accent),
    brandMark(stage, 80, 98, "start"),
    title(stage, { x: 80, middle: 420, width: 440 }),
  ].join("");
}
