// A colour whose contrast is too low, made darker or lighter, whichever is the smaller step, until it is not. Its hue is kept.
import { contrast } from "./contrast.ts";
import { hexOfOklch, oklchOf } from "./oklch.ts";

/**
 * `needs` at most 4.5: black or white reaches 4.58 on any colour, since (L + 0.05) / 0.05 and 1.05 / (L + 0.05) multiply to 21.
 */
export function mendColor(color: string, on: string, needs: number): string {
  if (contrast(color, on) >= needs) return color;
  const own = oklchOf(color);
  const reached = [0, 1].flatMap((end) =>
    reach(own.lightness, end, (lightness) => hexOfOklch({ ...own, lightness })),
  );
  return reached.sort((a, b) => a.step - b.step)[0]!.hex;

  /** The nearest lightness towards an end at which the contrast holds, also once it is rounded to eight bits. */
  function reach(from: number, end: number, at: (lightness: number) => string) {
    if (contrast(at(end), on) < needs) return [];
    let [short, enough] = [from, end];
    for (let turn = 0; turn < 24; turn += 1) {
      const middle = (short + enough) / 2;
      if (contrast(at(middle), on) >= needs) enough = middle;
      else short = middle;
    }
    return [{ step: Math.abs(enough - from), hex: at(enough) }];
  }
}
