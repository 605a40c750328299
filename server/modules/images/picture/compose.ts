// A concept as a picture: one SVG document that holds no script, no link and nothing from elsewhere, so that it can be shown,
// kept and mailed as it is. The same concept always gives the same bytes.
import type { Theme, WrittenConcept } from "../../../../contract/images.ts";
import type { Tone } from "../../../../contract/writing.ts";
import { mendColors } from "../palette/palette.ts";
import { chanceOf } from "./chance.ts";
import { el, rect, words } from "./element.ts";
import { inksOf } from "./inks.ts";
import { motifOf } from "./motif-of.ts";
import { festival } from "./scenes/festival.ts";
import { note } from "./scenes/note.ts";
import { offer } from "./scenes/offer.ts";
import { product } from "./scenes/product.ts";
import { season } from "./scenes/season.ts";
import { storefront } from "./scenes/storefront.ts";
import { type Scene, size } from "./stage.ts";

const scenes: Record<Theme, Scene> = { product, offer, festival, season, storefront, note };

const plainFace = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";
const bookFace = "Georgia, 'Iowan Old Style', 'Noto Serif', 'Times New Roman', serif";

/** Nothing is fetched for it: each reader's device has one of these. */
const faces: Record<Tone, string> = {
  warm: bookFace,
  elegant: bookFace,
  plain: plainFace,
  playful: plainFace,
  urgent: plainFace,
};

export interface ForPicture {
  shop: string;
  tone: Tone;
  thing: string | undefined;
  offer: string | undefined;
  code: string | undefined;
  deadline: string | undefined;
  festival: string | undefined;
  season: string | undefined;
}

export function composePicture(concept: WrittenConcept, about: ForPicture): string {
  const { theme, headline, description, alt_text } = concept;
  const inks = inksOf(mendColors(concept.colors));
  const drawn = scenes[theme]({
    ...{ inks, face: faces[about.tone], plainFace, headline, shop: about.shop },
    ...{ offer: about.offer, code: about.code, festival: about.festival, season: about.season },
    chance: chanceOf(`${theme} ${headline}`),
    subline: sublineOf(theme, about),
    motif: motifOf(about.thing, description),
  });
  return el(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${size.width} ${size.height}` },
      ...{ width: size.width, height: size.height, role: "img" },
    },
    el("title", {}, words(alt_text)),
    rect(0, 0, size.width, size.height, inks.background),
    drawn,
  );
}

/** The ticket says the offer itself. */
function sublineOf(theme: Theme, { offer, deadline }: ForPicture): string {
  const said = theme === "offer" ? deadline : [offer, deadline].filter(Boolean).join(", ");
  return said ? said.charAt(0).toUpperCase() + said.slice(1) : "";
}
