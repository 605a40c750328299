// The season outside, across the whole picture; the words stand in its sky.
import { circle, ellipse, group, path, rect, stroke } from "../element.ts";
import type { Inks } from "../inks.ts";
import type { Stage } from "../stage.ts";
import { brandMark, title } from "../title.ts";

export function season(stage: Stage): string {
  const draw = skies[stage.season ?? ""] ?? summer;
  return [
    draw(stage),
    brandMark(stage, 80, 98, "start"),
    title(stage, { x: 80, middle: 340, width: 500, lines: 3 }),
  ].join("");
}

const skies: Record<string, (stage: Stage) => string> = {
  Monsoon: monsoon,
  Summer: summer,
  Winter: winter,
  Spring: meadow,
  Autumn: meadow,
};

function hills({ surface, edge, glow }: Inks): string {
  return [
    path("M 0 640 C 200 560 380 600 560 650 S 980 560 1200 620 V 800 H 0 Z", surface),
    path("M 0 700 C 240 640 420 720 640 710 S 1020 650 1200 690 V 800 H 0 Z", glow, { opacity: 0.5 }),
    path("M 0 764 C 300 720 640 790 1200 744 V 800 H 0 Z", edge),
  ].join("");
}

function monsoon({ inks, chance }: Stage): string {
  const drops = Array.from({ length: 30 }, (_, at) => {
    const [x, y] = [600 + ((at % 10) * 62 + chance(0, 40)), 20 + Math.floor(at / 10) * 190 + chance(0, 120)];
    return stroke(`M ${Math.round(x)} ${Math.round(y)} l -14 44`, inks.glow, 5, { opacity: 0.75 });
  });
  return [
    ...drops,
    rect(0, 690, 1200, 110, inks.surface),
    ...[
      [210, 742, 130],
      [560, 764, 90],
      [1020, 738, 140],
    ].map(([x, y, r]) => ellipse(x!, y!, r!, 14, inks.edge)),
    group({ transform: "translate(862 410) rotate(9)" }, umbrella(inks)),
    ellipse(850, 704, 210, 18, inks.edge),
  ].join("");
}

function umbrella({ accent, deep, glow, ink }: Inks): string {
  const dome = "M -290 20 C -290 -190 -130 -262 0 -262 C 130 -262 290 -190 290 20";
  return [
    stroke("M 0 -240 V 236 C 0 296 86 296 86 236", ink, 16),
    path(
      `${dome} C 262 -24 182 -24 146 20 C 112 -28 34 -28 0 20 C -34 -28 -112 -28 -146 20 C -182 -24 -262 -24 -290 20 Z`,
      accent,
    ),
    path("M 0 -262 C 60 -200 140 -90 146 20 C 112 -28 34 -28 0 20 Z", deep),
    path(
      "M 0 -262 C -140 -216 -280 -120 -290 20 C -262 -24 -182 -24 -146 20 C -140 -90 -60 -200 0 -262 Z",
      glow,
    ),
    rect(-7, -292, 14, 36, ink, { rx: 7 }),
  ].join("");
}

function summer({ inks }: Stage): string {
  const rays = Array.from({ length: 16 }, (_, at) =>
    rect(-8, -292, 16, 52, inks.glow, { rx: 8, transform: `rotate(${at * 22.5})` }),
  );
  return [
    group(
      { transform: "translate(872 396)" },
      ...rays,
      circle(0, 0, 214, inks.glow, { opacity: 0.45 }),
      circle(0, 0, 168, inks.accent),
    ),
    path("M 0 610 C 160 580 300 640 470 612 S 800 586 960 616 S 1130 602 1200 600 V 800 H 0 Z", inks.surface),
    path("M 0 672 C 180 642 330 706 520 676 S 850 650 1010 682 S 1150 668 1200 664 V 800 H 0 Z", inks.glow),
    path("M 0 738 C 180 708 330 770 520 742 S 850 716 1010 748 S 1150 734 1200 730 V 800 H 0 Z", inks.accent),
  ].join("");
}

function winter({ inks, chance }: Stage): string {
  const flakes = Array.from({ length: 34 }, () =>
    circle(chance(560, 1180), chance(30, 600), chance(3, 8), inks.paper, { opacity: 0.9 }),
  );
  return [
    circle(960, 210, 96, inks.surface),
    path("M 420 800 L 760 360 L 900 540 L 1010 420 L 1300 800 Z", inks.surface),
    path("M 760 360 L 690 452 L 736 440 L 766 470 L 800 436 L 828 448 Z", inks.paper),
    path("M 1010 420 L 960 484 L 1000 474 L 1026 498 L 1062 488 Z", inks.paper),
    hills(inks),
    ...[
      [712, 700, 0.9],
      [1056, 676, 1.15],
      [980, 716, 0.75],
      [330, 722, 0.7],
    ].map(([x, y, scale]) => group({ transform: `translate(${x} ${y}) scale(${scale})` }, fir(inks))),
    ...flakes,
  ].join("");
}

export function fir({ accent, deep, ink, paper }: Inks): string {
  return [
    rect(-10, -20, 20, 40, ink),
    path("M 0 -110 L 78 -14 H -78 Z", deep),
    path("M 0 -164 L 64 -76 H -64 Z", accent),
    path("M 0 -214 L 48 -138 H -48 Z", deep),
    path("M 0 -214 L 21 -180 L 6 -188 L -6 -176 L -20 -182 Z", paper),
  ].join("");
}

/** Flowers in spring, leaves falling in autumn: by what the season is. */
function meadow({ inks, chance, season: name }: Stage): string {
  const isAutumn = name === "Autumn";
  const fills = [inks.accent, inks.glow, inks.deep];
  const leaves = Array.from({ length: 26 }, (_, at) =>
    group(
      {
        transform: `translate(${Math.round(chance(620, 1170))} ${Math.round(chance(40, 640))}) rotate(${Math.round(chance(0, 360))})`,
      },
      path("M 0 26 C -24 6 -18 -18 0 -30 C 18 -18 24 6 0 26 Z", fills[at % 3]!),
    ),
  );
  const stems = Array.from({ length: 13 }, (_, at) => {
    const [x, y] = [640 + at * 44, chance(470, 610)];
    return (
      stroke(`M ${x} 780 Q ${x + 14} ${Math.round(y + 90)} ${x} ${Math.round(y)}`, inks.deep, 7) +
      blossom(x, y, chance(24, 40), fills[at % 2]!, inks.paper)
    );
  });
  return [circle(980, 230, 110, inks.surface), hills(inks), ...(isAutumn ? leaves : stems)].join("");
}

export function blossom(x: number, y: number, r: number, petal: string, core: string): string {
  const petals = Array.from({ length: 8 }, (_, at) => {
    const turn = (at / 8) * 2 * Math.PI;
    return circle(x + Math.cos(turn) * r * 0.66, y + Math.sin(turn) * r * 0.66, r * 0.42, petal);
  });
  return petals.join("") + circle(x, y, r * 0.42, core);
}
