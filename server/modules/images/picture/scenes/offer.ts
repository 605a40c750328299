// The offer as a ticket that one could tear off, with light behind it.
import { circle, group, path, rect, stroke } from "../element.ts";
import { drawWords, setWords } from "../lettering.ts";
import type { Stage } from "../stage.ts";
import { brandMark, title } from "../title.ts";

const rays = 18;

export function offer(stage: Stage): string {
  const { inks } = stage;
  return [
    group({ transform: "translate(850 400)" }, sunburst(inks.surface), circle(0, 0, 236, inks.surface)),
    group({ transform: "translate(850 410) rotate(-7)" }, ticket(stage)),
    confetti(stage),
    brandMark(stage, 80, 98, "start"),
    title(stage, { x: 80, middle: 420, width: 440 }),
  ].join("");
}

function sunburst(fill: string): string {
  return Array.from({ length: rays }, (_, at) =>
    path("M -26 -250 L -44 -386 L 44 -386 L 26 -250 Z", fill, { transform: `rotate(${(at * 360) / rays})` }),
  ).join("");
}

/** Its notches and its tear line are where one would look for them. */
function ticket({ inks, offer, headline, code, face, plainFace }: Stage): string {
  const said = setWords(capital(offer ?? headline), {
    width: 420,
    lines: 3,
    largest: 124,
    smallest: 36,
    height: 214,
  });
  const height = said.size * (1 + (said.lines.length - 1) * 1.06);
  const below = code ? setWords(code, { width: 250, lines: 1, largest: 34, smallest: 18 }) : undefined;
  return [
    path(outline, inks.ink, { transform: "translate(10 16)", opacity: 0.22 }),
    path(outline, inks.accent),
    rect(-228, -158, 456, 316, "none", {
      rx: 14,
      stroke: inks.accent_text,
      "stroke-width": 3,
      opacity: 0.55,
    }),
    stroke("M -206 84 H 206", inks.accent_text, 4, { "stroke-dasharray": "2 14" }),
    drawWords(said, {
      ...{
        x: 0,
        y: -40 - height / 2,
        fill: inks.accent_text,
        face,
        weight: 800,
        align: "middle",
        leading: 1.06,
      },
    }).drawn,
    below
      ? rect(-145, 97, 290, 50, inks.accent_text, { rx: 25 }) +
        drawWords(below, {
          ...{
            x: 0,
            y: 122 - below.size / 2,
            fill: inks.accent,
            face: plainFace,
            align: "middle",
            spacing: 2,
          },
        }).drawn
      : [-60, -20, 20, 60].map((x) => circle(x, 122, 7, inks.accent_text)).join(""),
  ].join("");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const outline =
  "M -236 -180 H 236 A 20 20 0 0 1 256 -160 V 58 A 26 26 0 0 0 256 110 V 160 A 20 20 0 0 1 236 180 H -236 A 20 20 0 0 1 -256 160 V 110 A 26 26 0 0 0 -256 58 V -160 A 20 20 0 0 1 -236 -180 Z";

function confetti({ inks, chance }: Stage): string {
  const fills = [inks.accent, inks.glow, inks.deep];
  return Array.from({ length: 14 }, (_, at) => {
    const turn = (at / 14) * 2 * Math.PI + chance(-0.14, 0.14);
    const far = chance(318, 372);
    const [x, y] = [850 + Math.cos(turn) * far * 0.9, 400 + Math.sin(turn) * far];
    const fill = fills[at % fills.length]!;
    return at % 2 === 0
      ? circle(x, y, chance(6, 12), fill)
      : group(
          { transform: `translate(${Math.round(x)} ${Math.round(y)}) rotate(${Math.round(chance(0, 180))})` },
          rect(-14, -5, 28, 10, fill, { rx: 5 }),
        );
  }).join("");
}
