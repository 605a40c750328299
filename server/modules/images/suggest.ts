// Concepts for a campaign's picture: in a model's words, held to the same as ours, or in our own; with colours that can be read
// and a picture for each.
import { z } from "zod";
import type { Why } from "../../../contract/engines.ts";
import { type ImageConcept, type WrittenConcept, writtenConcept } from "../../../contract/images.ts";
import { type Brand, goalWords, languageWords } from "../../../contract/writing.ts";
import type { Actor } from "../../actor.ts";
import { type Desk, festivalIn } from "../writing/index.ts";
import { conceptFaults } from "./concept-faults.ts";
import { ownConcepts } from "./concepts/built-in.ts";
import { seasonIn } from "./concepts/season-in.ts";
import type { Drawer } from "./drawer.ts";
import { dataFor, instructionsFor } from "./instructions.ts";
import { type ImageInput, type Order, orderOf } from "./order.ts";
import { paletteOf } from "./palette/palette.ts";
import { composePicture, type ForPicture } from "./picture/compose.ts";
import { picturePrompt } from "./picture-prompt.ts";

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
