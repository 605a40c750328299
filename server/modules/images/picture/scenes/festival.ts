// A festival by what people put up for it, above and below the words.
import type { Stage } from "../stage.ts";
import { brandMark, title } from "../title.ts";
import { bunting, fireworks, garlands } from "./hung.ts";
import { crescent, hearts, lamps, powder, snow } from "./lit.ts";

export function festival(stage: Stage): string {
  const decorate = decorations[stage.festival ?? ""] ?? garlands;
  return [
    decorate(stage),
    brandMark(stage, 600, 208, "middle"),
    title(stage, { x: 600, middle: 414, width: 720, lines: 2, largest: 82, align: "middle" }),
  ].join("");
}

const decorations: Record<string, (stage: Stage) => string> = {
  Diwali: lamps,
  Holi: powder,
  Eid: crescent,
  Christmas: snow,
  "New Year": fireworks,
  "Valentine's Day": hearts,
  "Mother's Day": garlands,
  "Father's Day": bunting,
  "Independence Day": bunting,
  "Republic Day": bunting,
  "Black Friday": fireworks,
};
