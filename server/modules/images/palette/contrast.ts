// Contrast of two colours by WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, with the relative luminance of
// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance. From 1 (the same) to 21 (black on white).

export type Rgb = readonly [red: number, green: number, blue: number];

/** `#rrggbb` as three shares of one. */
export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export const hexOf = (rgb: Rgb): string => `#${rgb.map(twoDigits).join("")}`;

const twoDigits = (share: number) =>
  Math.round(Math.min(1, Math.max(0, share)) * 255)
    .toString(16)
    .padStart(2, "0");

/** sRGB's curve undone (IEC 61966-2-1); no channel of eight bits lies between its 0.04045 and the 0.03928 of older texts. */
export const linear = (share: number) =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;

function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Cut, never rounded up: 4.499 is not 4.5. */
export const cutContrast = (value: number) => Math.floor(value * 100) / 100;
