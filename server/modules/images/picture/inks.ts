// The colours that a scene is drawn in: the concept's own, and shades between them.
import type { Colors } from "../../../../contract/images.ts";
import { mix } from "../palette/oklch.ts";

export interface Inks extends Colors {
  /** The accent in shadow, and in light. */
  deep: string;
  glow: string;
  /** The surface a step towards the text: edges, ground. */
  edge: string;
  /** Nearly the text: outlines that must be seen. */
  ink: string;
  /** The lightest that there is: paper, foam, windows. */
  paper: string;
}

export function inksOf(colors: Colors): Inks {
  const { background, text, accent, surface } = colors;
  const isDark = sum(text) > sum(background);
  return {
    ...colors,
    deep: mix(accent, isDark ? background : text, 0.32),
    glow: mix(accent, isDark ? text : background, 0.5),
    edge: mix(surface, text, 0.16),
    ink: mix(text, background, 0.12),
    paper: mix(isDark ? text : background, "#ffffff", 0.7),
  };
}

const sum = (hex: string) =>
  [1, 3, 5].reduce((total, at) => total + Number.parseInt(hex.slice(at, at + 2), 16), 0);
