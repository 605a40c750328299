// The colours of a concept that the built-in engine makes: the brand's where it has some, else the festival's, the season's, or
// those of the theme in the tone that was asked for.
import type { Colors, Theme } from "../../../../contract/images.ts";
import type { Brand, Tone } from "../../../../contract/writing.ts";
import { hexOfOklch, oklchOf } from "../palette/oklch.ts";

type Four = [background: string, text: string, accent: string, surface: string, accentText?: string];

const toColors = ([background, text, accent, surface, accent_text = "#ffffff"]: Four): Colors => ({
  ...{ background, text, accent, accent_text, surface },
});

const festivals: Record<string, Four> = {
  Diwali: ["#2a1038", "#fdf1dc", "#f2a71b", "#43205a", "#2a1038"],
  Holi: ["#fff7fb", "#46123f", "#d1236b", "#ffd257"],
  Eid: ["#0c2f2b", "#f6efdc", "#e2b84b", "#17453f", "#0c2f2b"],
  Christmas: ["#fbf6ec", "#7d1d22", "#2a7553", "#e0e9e0"],
  "New Year": ["#14172b", "#f5f2ea", "#f0b429", "#262b48", "#14172b"],
  "Black Friday": ["#17161a", "#f6f4ef", "#f0c419", "#2b2930", "#17161a"],
  "Valentine's Day": ["#fff3f1", "#5b1226", "#cc3349", "#f9d2cf"],
  "Independence Day": ["#fffaf0", "#1c2a55", "#b4570b", "#dcebd9"],
  "Republic Day": ["#fffaf0", "#1c2a55", "#b4570b", "#dcebd9"],
};
const festive: Four = ["#fff6e3", "#5a1a10", "#bb500a", "#f9e0b0"];

const seasons: Record<string, Four> = {
  Monsoon: ["#e9f1f2", "#12343d", "#1d7384", "#cfe0e3"],
  Summer: ["#fff4dc", "#4b2a0a", "#c44e14", "#ffe0a3"],
  Winter: ["#dfeaf2", "#16304a", "#2b6a8f", "#f4f9fc"],
  Spring: ["#f3f7e8", "#23391b", "#b93a63", "#dcebc5"],
  Autumn: ["#fbf0e2", "#4a2210", "#b04e18", "#f2d9b8"],
};

const byTone: Record<Exclude<Theme, "festival" | "season">, Record<Tone, Four>> = {
  product: {
    warm: ["#faf3e7", "#33231a", "#a8482a", "#f0dcc0"],
    plain: ["#f5f5f1", "#1d2420", "#0b6e5f", "#dde8e2"],
    playful: ["#fff3d6", "#2d1b4e", "#6b3fd4", "#ffd27a"],
    elegant: ["#1c1a1e", "#f3ece0", "#c9a25e", "#2e2a31", "#1c1a1e"],
    urgent: ["#fff5f2", "#2a1210", "#c92a1a", "#ffd9cf"],
  },
  offer: {
    warm: ["#fdf0e4", "#4a1c12", "#b8321f", "#fbd9b8"],
    plain: ["#eef4f8", "#12283a", "#1a5f9c", "#d3e3ef"],
    playful: ["#4f25b8", "#ffffff", "#ffcf3f", "#6338cc", "#2d1b4e"],
    elegant: ["#f4efe6", "#2b2320", "#7a5a2b", "#e6dac6"],
    urgent: ["#b92416", "#ffffff", "#ffe08a", "#cc3b28", "#5a0f08"],
  },
  storefront: {
    warm: ["#e8f0ea", "#1f3b30", "#2f6f57", "#d3e2d6"],
    plain: ["#f2efe9", "#22262e", "#31507a", "#dfe3ea"],
    playful: ["#e4f5f7", "#12324a", "#bf3d18", "#bfe6ea"],
    elegant: ["#f3f0ea", "#2a2530", "#5c3d63", "#e3dce4"],
    urgent: ["#fff2d9", "#33230a", "#b03a10", "#ffdf9e"],
  },
  note: {
    warm: ["#fbeee9", "#4b1f24", "#a9454a", "#f4d6cd"],
    plain: ["#eef1ee", "#1f2b26", "#3b6b5c", "#d8e2dc"],
    playful: ["#fdeef6", "#43163a", "#b5338a", "#f9cfe6"],
    elegant: ["#20242c", "#f1ece2", "#b9935a", "#2f3540", "#20242c"],
    urgent: ["#eef3ff", "#14204a", "#2747c9", "#cfdaff"],
  },
};

export interface ForColors {
  theme: Theme;
  tone: Tone;
  festival: string | undefined;
  season: string | undefined;
  brand: Pick<Brand, "main_color" | "second_color">;
  /** Which concept it is, so that one brand's three still differ. */
  place: number;
}

export function colorsOf({ theme, tone, festival, season, brand, place }: ForColors): Colors {
  if (brand.main_color) return brandColors(brand, place);
  if (theme === "festival") return toColors(festivals[festival ?? ""] ?? festive);
  if (theme === "season") return toColors(seasons[season ?? ""] ?? seasons.Summer!);
  return toColors(byTone[theme][tone]);
}

/** On paper, on the main colour itself, and by night. */
function brandColors(
  { main_color: main, second_color }: Pick<Brand, "main_color" | "second_color">,
  place: number,
): Colors {
  const shade = (lightness: number, of = main, share = 1) => {
    const { chroma, hue } = oklchOf(of);
    return hexOfOklch({ lightness, chroma: chroma * share, hue });
  };
  const second = second_color || shade(0.9, main, 0.5);
  const { lightness } = oklchOf(main);
  const ways: Four[] = [
    [
      shade(0.968, main, 0.14),
      shade(0.28, main, 0.5),
      main,
      shade(0.9, second_color || main, 0.4),
      shade(0.985, main, 0.1),
    ],
    [
      main,
      lightness > 0.65 ? shade(0.2, main, 0.5) : "#ffffff",
      second,
      shade(lightness > 0.5 ? lightness - 0.07 : lightness + 0.07),
      shade(0.22, second, 0.6),
    ],
    [
      shade(0.22, main, 0.4),
      shade(0.96, main, 0.15),
      second_color || shade(0.78),
      shade(0.3, main, 0.5),
      shade(0.18, main, 0.4),
    ],
  ];
  return toColors(ways[place % ways.length]!);
}
