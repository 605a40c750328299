// What a scene is given: its words, its colours, and what it shows.
import type { Chance } from "./chance.ts";
import type { Inks } from "./inks.ts";
import type { MotifName } from "./motif-of.ts";

export const size = { width: 1200, height: 800 };

export interface Stage {
  inks: Inks;
  chance: Chance;
  /** Fonts of headlines, and of what is smaller. */
  face: string;
  plainFace: string;
  shop: string;
  headline: string;
  /** The offer and its end; empty where none was said. */
  subline: string;
  offer: string | undefined;
  code: string | undefined;
  motif: MotifName;
  festival: string | undefined;
  season: string | undefined;
}

export type Scene = (stage: Stage) => string;
