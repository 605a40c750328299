// A letter on its way out of its envelope.
import { circle, group, path, rect, stroke } from "../element.ts";
import type { Stage } from "../stage.ts";
import { brandMark, title } from "../title.ts";

export function note(stage: Stage): string {
  const { inks, chance } = stage;
  const lines = [152, 178, 128, 166].map((width, at) =>
    rect(-120, -152 + at * 38, width + chance(0, 44), 11, inks.edge, { rx: 5.5 }),
  );
  return [
    circle(880, 400, 330, inks.surface),
    ...[0, 1, 2, 3, 4].flatMap((row) =>
      [0, 1, 2, 3].map((column) => circle(1044 + column * 34, 82 + row * 34, 5, inks.glow)),
    ),
    stroke("M 566 604 C 520 690 640 748 748 700", inks.glow, 5, { "stroke-dasharray": "1 17" }),
    group(
      { transform: "translate(872 432) rotate(-5)" },
      path("M -236 -58 L 0 -226 L 236 -58 Z", inks.deep),
      rect(-176, -238, 352, 300, inks.ink, { rx: 10, opacity: 0.18, transform: "translate(6 8)" }),
      rect(-176, -238, 352, 300, inks.paper, { rx: 10 }),
      circle(118, -180, 26, inks.accent),
      path(heart, inks.accent_text, { transform: "translate(118 -180) scale(0.5)" }),
      ...lines,
      path(
        "M -236 -58 L 0 104 L 236 -58 V 190 A 16 16 0 0 1 220 206 H -220 A 16 16 0 0 1 -236 190 Z",
        inks.accent,
      ),
      path(
        "M -232 200 L -26 86 A 52 52 0 0 1 26 86 L 232 200 A 16 16 0 0 1 220 206 H -220 A 16 16 0 0 1 -232 200 Z",
        inks.deep,
      ),
    ),
    path(heart, inks.accent, { transform: "translate(1112 560) rotate(14) scale(0.9)" }),
    path(heart, inks.glow, { transform: "translate(1066 634) rotate(-12) scale(0.5)" }),
    brandMark(stage, 80, 98, "start"),
    title(stage, { x: 80, middle: 420, width: 440 }),
  ].join("");
}

export const heart =
  "M 0 26 C -46 -6 -34 -38 -14 -34 C -5 -32 0 -24 0 -18 C 0 -24 5 -32 14 -34 C 34 -38 46 -6 0 26 Z";
