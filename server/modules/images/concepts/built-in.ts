// Concepts by the built-in engine: each built around another theme, in words that say what its composed picture shows.
import type { Theme, WrittenConcept } from "../../../../contract/images.ts";
import type { Brand, Goal, Tone } from "../../../../contract/writing.ts";
import type { Brief } from "../../writing/index.ts";
import { motifOf, motifWords } from "../picture/motif-of.ts";
import { colorsOf } from "./colors-of.ts";
import { headlineFor } from "./headlines.ts";
import { themesFor } from "./themes-for.ts";

export interface ForConcepts {
  brief: Brief;
  season: string | undefined;
  tone: Tone;
  brand: Brand;
  shop: string;
  count: number;
}

export function ownConcepts({ brief, season, tone, brand, shop, count }: ForConcepts): WrittenConcept[] {
  const { goal, offer, festival } = brief;
  const thing = brief.thing ?? "what you like";
  const motif = motifWords[motifOf(brief.thing)];
  return themesFor({ goal, offer, festival, season })
    .slice(0, count)
    .map((theme, place) => {
      const about: About = { shop, thing, motif, offer, festival, season, deadline: brief.deadline };
      const headline = headlineFor(theme, { goal, thing, offer, festival, season });
      const { idea, description, why } = told[theme](about);
      return {
        ...{ idea, theme, headline },
        description: cut(description, 600),
        colors: colorsOf({ theme, tone, festival, season, brand, place }),
        rationale: cut(`${why} ${goalReasons[goal]}`, 400),
        alt_text: altText(`${capital(seen[theme](about))}. It reads “${headline}”.`),
      };
    });
}

interface About {
  shop: string;
  thing: string;
  motif: string;
  offer: string | undefined;
  festival: string | undefined;
  season: string | undefined;
  deadline: string | undefined;
}

type Told = (about: About) => { idea: string; description: string; why: string };

const told: Record<Theme, Told> = {
  product: ({ thing, motif }) => ({
    idea: "The thing itself",
    description: `${capital(motif)}, large and alone on a round plate of colour, for ${thing}. Flat shapes, soft light from the left, plenty of empty space on the left for the headline.`,
    why: `Whoever has bought ${thing} knows it at a glance, before a word is read.`,
  }),
  offer: ({ offer, deadline }) => ({
    idea: "The offer as a ticket",
    description: `A paper ticket with its notches and tear line, tilted a little, with “${offer ?? ""}” as large as it goes${deadline ? ` and “${deadline}” beside it` : ""}. Rays of colour behind it, the headline at the left.`,
    why: "What there is to gain is the largest thing in the picture, and a ticket asks to be used.",
  }),
  festival: ({ festival }) => ({
    idea: `${festival ?? "The festival"}, as it is kept at home`,
    description: `${capital(festivalScenes[festival ?? ""] ?? "marigold garlands hung along the top edge and a rangoli at the foot")}. The wish stands in the middle, with nothing behind it.`,
    why: `It greets before it sells: for ${festival ?? "the festival"}, that is what people expect of a shop they like.`,
  }),
  season: ({ season, thing }) => ({
    idea: `${season ?? "The season"} outside`,
    description: `${capital(seasonScenes[season ?? ""] ?? seasonScenes.Summer!)}, across the whole width. The headline stands in the open sky at the left.`,
    why: `It ties ${thing} to the weather that the reader has at the window.`,
  }),
  storefront: ({ shop, motif }) => ({
    idea: "The shop's front, door open",
    description: `A small shop with a striped awning, “${shop}” on its sign, ${motif} in the window and the door ajar with warm light on the step. Clear sky at the left for the headline.`,
    why: "A place one knows is easier to come back to than a brand.",
  }),
  note: ({ shop }) => ({
    idea: "A letter, not an advertisement",
    description: `An envelope with a written sheet half out of it, a small heart where the stamp would be, from ${shop}. A quiet ground, the headline at the left.`,
    why: "It says that somebody wrote to somebody, which is what the message does.",
  }),
};

const seen: Record<Theme, (about: About) => string> = {
  product: ({ motif }) => motif,
  offer: ({ offer }) => `a tear-off ticket that says ${offer ?? "there is an offer"}`,
  festival: ({ festival }) => festivalScenes[festival ?? ""] ?? "marigold garlands above and a rangoli below",
  season: ({ season }) => seasonScenes[season ?? ""] ?? seasonScenes.Summer!,
  storefront: ({ shop }) => `the front of ${shop} with a striped awning and its door open`,
  note: () => "a letter coming out of its envelope, with a heart on it",
};

const festivalScenes: Record<string, string> = {
  Diwali: "a row of lit clay lamps before a rangoli, with strings of lights above",
  Holi: "clouds of coloured powder thrown in from every corner",
  Eid: "a crescent moon with hanging lanterns over a row of arches",
  Christmas: "fir trees in the snow under a star",
  "New Year": "fireworks over the roofs of a town at night",
  "Black Friday": "fireworks over the roofs of a town at night",
  "Valentine's Day": "hearts rising at both sides",
  "Independence Day": "bunting across the sky above green hills",
  "Republic Day": "bunting across the sky above green hills",
  "Father's Day": "bunting across the sky above hills",
};

const seasonScenes: Record<string, string> = {
  Monsoon: "a large umbrella in the rain, with puddles around it",
  Summer: "a high sun over the waves of a sea",
  Winter: "snow falling on mountains and fir trees",
  Spring: "flowers opening on a hill",
  Autumn: "leaves falling over the hills",
};

const goalReasons: Record<Goal, string> = {
  win_back: "Those who have gone quiet need a reminder of why they came, not an argument.",
  welcome: "New customers see first what the shop is about.",
  thank: "Thanks are believed when they ask for nothing.",
  announce: "What is new is shown, not described.",
  offer: "The reader can tell within a second whether it is for them.",
  festival: "The reader is in the mood for it already.",
  replenish: "It reminds without urging.",
  review: "It asks as one person asks another.",
};

/** The end of the last whole word that fits. */
const cut = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, "")}…`;
const altText = (text: string) => cut(text, 250);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
