// Colours by lightness, chroma and hue as the eye orders them: Oklab in polar form, by Björn Ottosson
// (https://bottosson.github.io/posts/oklab/). What no screen can show keeps its lightness and hue and loses chroma.
import { hexOf, linear, type Rgb, rgbOf } from "./contrast.ts";

export interface Oklch {
  /** 0 is black, 1 is white. */
  lightness: number;
  /** 0 is grey; the most of any screen colour is about 0.32. */
  chroma: number;
  /** Radians. */
  hue: number;
}

export function oklchOf(hex: string): Oklch {
  const [r, g, b] = rgbOf(hex).map(linear) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const yellow = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, yellow),
    hue: Math.atan2(yellow, a),
  };
}

export function hexOfOklch(color: Oklch): string {
  if (color.lightness >= 1) return "#ffffff";
  if (color.lightness <= 0) return "#000000";
  if (isShown(rgbOfOklch(color))) return hexOf(rgbOfOklch(color));
  let [least, most] = [0, color.chroma];
  for (let step = 0; step < 20; step += 1) {
    const chroma = (least + most) / 2;
    if (isShown(rgbOfOklch({ ...color, chroma }))) least = chroma;
    else most = chroma;
  }
  return hexOf(rgbOfOklch({ ...color, chroma: least }));
}

const slack = 1e-4;
const isShown = (rgb: Rgb) => rgb.every((share) => share >= -slack && share <= 1 + slack);

function rgbOfOklch({ lightness, chroma, hue }: Oklch): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    curved(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    curved(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    curved(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const curved = (share: number) =>
  share <= 0.0031308 ? 12.92 * share : 1.055 * Math.abs(share) ** (1 / 2.4) - 0.055;

/** Between two colours; 0 is the first. */
export function mix(one: string, other: string, share: number): string {
  const [a, b] = [rgbOf(one), rgbOf(other)];
  return hexOf(a.map((value, at) => value + (b[at]! - value) * share) as unknown as Rgb);
}
