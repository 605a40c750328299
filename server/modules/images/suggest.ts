// Concepts for a campaign's picture: in a model's words, held to the same as ours, or in our own; with colours that can be read
// and a picture for each.
import { z } from "zod";
import type { ParsedBody } from "../../../contract/api.ts";
import type { Why } from "../../../contract/engines.ts";
import {
  headlineMax,
  type ImageConcept,
  type imageEndpoints,
  paletteRoles,
  themeWords,
  type WrittenConcept,
  writtenConcept,
} from "../../../contract/images.ts";
import { type Brand, goalWords, languageWords, type Tone, toneWords } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import { type Brief, type Desk, festivalIn, readBrief } from "../writing/index.ts";
import { conceptFaults } from "./concept-faults.ts";
import { ownConcepts } from "./concepts/built-in.ts";
import { seasonIn } from "./concepts/season-in.ts";
import type { Drawer } from "./drawer.ts";
import { paletteOf } from "./palette/palette.ts";
import { composePicture, type ForPicture } from "./picture/compose.ts";
import { picturePrompt } from "./picture-prompt.ts";

export type ImageInput = ParsedBody<typeof imageEndpoints.suggest>;

interface Order {
  /** What a person wrote, or their message says. */
  said: string;
  brief: Brief;
  season: string | undefined;
  tone: Tone;
  count: number;
}

const day = 86_400;

export async function suggestImages(desk: Desk, drawer: Drawer, actor: Actor, input: ImageInput) {
  const { brand, shop, engines } = desk;
  const order = orderOf(desk, input);
  const { brief } = order;
  const schema = z.strictObject({ concepts: z.array(writtenConcept).min(order.count).max(order.count) });
  const { answer, engine } = await engines.ask(actor, {
    feature: "image_suggestions",
    schema,
    instructions: instructionsFor(order, brand),
    prompt: order.said || goalWords[brief.goal],
    data: dataFor(desk, input),
    faults: ({ concepts }) =>
      conceptFaults(concepts, {
        forbidden: brand.forbidden_words,
        told: [order.said, brand.voice, brand.sign_off, brand.link, ...shop.products].join("\n"),
        offer: brief.offer,
      }),
    builtIn: () => ({ concepts: ownConcepts({ ...order, brand, shop: shop.name }) }),
    rememberFor: input.again ? undefined : day,
  });
  const drawn = drawer.for(actor, { draw: input.draw, again: input.again, silent: silenceOf(engine.why) });
  return {
    concepts: await Promise.all(
      answer.concepts.map((concept) => toConcept(concept, order, shop.name, drawn)),
    ),
    notes: notesOn(order, brand, engine.engine === "built_in"),
    engine,
  };
}

function orderOf({ brand, shop }: Desk, { prompt, message, goal, tone, concepts }: ImageInput): Order {
  const said = prompt || plainWords(`${message?.subject ?? ""}. ${message?.body ?? ""}`);
  const brief = readBrief(said, { ...(goal ? { goal } : {}), link: "" }, shop);
  return { said, brief, season: seasonIn(said), tone: tone ?? brand.tone, count: concepts };
}

/** A message without its Liquid, as far as an objective goes. */
const plainWords = (text: string) =>
  text
    .replace(/\{[{%][\s\S]*?[%}]\}/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+/, "")
    .slice(0, 500)
    .trim();

async function toConcept(
  concept: WrittenConcept,
  order: Order,
  shop: string,
  drawn: ReturnType<Drawer["for"]>,
): Promise<ImageConcept> {
  const { colors, ...said } = concept;
  const palette = paletteOf(colors);
  const picture = await drawn(picturePrompt(concept, palette, order.tone));
  return {
    ...said,
    palette,
    picture: { ...picture, svg: composePicture(concept, forPicture(concept, order, shop)) },
  };
}

/** A model may have thought of a festival or season that was not named; its scene then shows that one. */
function forPicture(
  { headline, description }: WrittenConcept,
  { brief, season, tone }: Order,
  shop: string,
): ForPicture {
  const { thing, offer, code, deadline } = brief;
  const words = `${headline} ${description}`;
  return {
    ...{ shop, tone, thing, offer, code, deadline },
    festival: brief.festival ?? festivalIn(words),
    season: season ?? seasonIn(words),
  };
}

/** Where the provider did not answer a question it will not draw either; nobody waits for that a second time. */
function silenceOf(why: Why): Why | undefined {
  const silent: Why[] = [
    "timed_out",
    "busy",
    "not_accepted",
    "not_allowed",
    "unreachable",
    "quota_person",
    "quota_workspace",
    "rate",
  ];
  return silent.includes(why) ? why : undefined;
}

function notesOn({ brief }: Order, brand: Brand, isOwn: boolean): string[] {
  const notes: string[] = [];
  if (!brief.thing)
    notes.push("Nothing is known yet of what your shop sells; it will be once orders are in.");
  if (isOwn && brand.language !== "en")
    notes.push(
      `The built-in engine writes headlines in English; a model writes them in ${languageWords[brand.language]}.`,
    );
  if (!brand.main_color)
    notes.push(
      "Your brand has no colours yet. With those of Settings, Brand, the pictures look like your shop.",
    );
  return notes;
}

function dataFor({ brand, shop }: Desk, { message, channel }: ImageInput) {
  return {
    channel,
    shop: { name: shop.name, products: shop.products.slice(0, 15), categories: shop.categories.slice(0, 15) },
    brand: {
      voice: brand.voice || "no voice was described",
      never_says: brand.forbidden_words,
      colors: [brand.main_color, brand.second_color].filter(Boolean),
    },
    ...(message ? { message } : {}),
  };
}

function instructionsFor({ count, tone, brief }: Order, { language }: Brand): string {
  const roles = Object.entries(paletteRoles).map(([role, { on, needs }]) =>
    on ? `${role} (on ${on}, contrast at least ${needs}:1)` : role,
  );
  const themes = Object.entries(themeWords).map(([theme, meaning]) => `${theme} (${meaning.toLowerCase()})`);
  return `You are the art director of a shop. Give ${count} concepts for the picture that goes with one message to its customers, in a
${toneWords[tone].toLowerCase()} tone. Its goal: ${goalWords[brief.goal].toLowerCase()}. The request says more.
Each follows another idea and has another "theme", one of: ${themes.join(", ")}. Name the idea in English in a few words.
"description" says in plain English what is to be seen, for an illustrator: concrete things, their place, the light. No words within the picture.
"headline" has two to six words, at most ${headlineMax} characters, in ${languageWords[language]}. "alt_text" says in ${languageWords[language]} what is
seen, for those who do not see it. "rationale" says in English why it serves the goal.
"colors" are written as #rrggbb: ${roles.join(", ")}. Use the brand's colours where it has some.
Plain text alone, no markup. Name only offers, codes and dates that the request or the data gives.`;
}
