// Concepts for a campaign's picture: what is to be seen, in which colours and why, with its alternative text; and the picture
// itself, drawn by the chosen image model or composed here. Nothing of it is sent by itself.
import { z } from "zod";
import { endpoint } from "./api.ts";
import { messageContent } from "./campaigns.ts";
import { answeredBy } from "./engines.ts";
import { channel } from "./messages.ts";
import { id } from "./values.ts";
import { goals, tones } from "./writing.ts";

/** What a concept is built around; the composed picture has a scene for each. */
export const themes = ["product", "offer", "festival", "season", "storefront", "note"] as const;
export type Theme = (typeof themes)[number];
export const themeWords: Record<Theme, string> = {
  product: "The thing itself",
  offer: "The offer",
  festival: "A festival",
  season: "A season",
  storefront: "The shop's front",
  note: "A letter",
};

/**
 * What each colour is for, what it is seen on, and the contrast that WCAG 2.2 asks there at level AA: 4.5 for text (1.4.3),
 * 3 for large shapes (1.4.11). The surface is decoration, on which nothing is read.
 */
export const paletteRoles = {
  background: { label: "Background", on: null, needs: null },
  text: { label: "Text", on: "background", needs: 4.5 },
  accent: { label: "Accent", on: "background", needs: 3 },
  accent_text: { label: "Text on the accent", on: "accent", needs: 4.5 },
  surface: { label: "Surface", on: null, needs: null },
} as const;
export type PaletteRole = keyof typeof paletteRoles;
const roles = Object.keys(paletteRoles) as [PaletteRole, ...PaletteRole[]];

const hex = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, "a colour is written as #rrggbb")
  .meta({ example: "#0b6e5f" });
export const colors = z.strictObject({
  background: hex,
  text: hex,
  accent: hex,
  accent_text: hex,
  surface: hex,
});
export type Colors = z.infer<typeof colors>;

export const headlineMax = 60;
const words = (most: number) => z.string().trim().min(1).max(most);

/** What an engine has to come up with: words and colours alone. The rest of a concept is worked out from them. */
export const writtenConcept = z.strictObject({
  idea: words(80).meta({ description: "What sets this one apart, in a few words" }),
  theme: z.enum(themes).meta({ description: "What it is built around" }),
  headline: words(headlineMax).meta({ description: "The few words that stand in the picture" }),
  description: words(600).meta({ description: "What is to be seen, for whoever draws or photographs it" }),
  colors,
  rationale: words(400).meta({ description: "Why it serves the goal" }),
  alt_text: words(250).meta({ description: "For those who do not see it, and while it loads" }),
});
export type WrittenConcept = z.infer<typeof writtenConcept>;

const swatch = z.object({
  role: z.enum(roles),
  color: hex,
  on: z.enum(roles).nullable().meta({ description: "The colour that it is seen on" }),
  contrast: z.number().nullable().meta({ description: "By the formula of WCAG 2.2, cut to two decimals" }),
  needs: z.number().nullable().meta({ description: "The least that WCAG 2.2 AA asks" }),
  mended_from: hex.nullable().meta({
    description: "What was proposed, where its contrast was too low; the hue is kept",
  }),
});
export type Swatch = z.infer<typeof swatch>;

export const imageTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type ImageType = (typeof imageTypes)[number];
const modelImage = z.object({
  id,
  media_type: z.enum(imageTypes),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
});
export type ModelImage = z.infer<typeof modelImage>;

export const imageConcept = writtenConcept
  .omit({ colors: true })
  .strip()
  .extend({
    palette: z.array(swatch),
    picture: z.object({
      svg: z
        .string()
        .meta({ description: "Composed here from the concept: one whole SVG document of 1200 × 800" }),
      image: modelImage.nullable().meta({
        description: "Drawn by the chosen image model; read it at /api/images/{id}. Null where none drew",
      }),
      engine: answeredBy.meta({ description: "Who made the picture, and why it was no image model" }),
    }),
  })
  .meta({ id: "ImageConcept" });
export type ImageConcept = z.infer<typeof imageConcept>;

const tag = "Images";

export const imageEndpoints = {
  suggest: endpoint({
    method: "POST",
    path: "/api/ai/image-suggestions",
    tag,
    access: "campaigns:write",
    summary: "Two or three concepts for a campaign's picture, each with its colours and the picture itself",
    body: z.strictObject({
      prompt: z.string().trim().max(500).default("").meta({
        description: "What the campaign should bring about; read from the message where it is left out",
        example: "Bring back lapsed coffee buyers before Diwali with 20% off, code CHAI20",
      }),
      message: messageContent.optional().meta({ description: "The message that the picture goes with" }),
      goal: z.enum(goals).optional().meta({ description: "Read from the words unless said" }),
      channel: channel.default("email"),
      tone: z.enum(tones).optional().meta({ description: "The brand's unless said" }),
      concepts: z.number().int().min(2).max(3).default(3),
      draw: z.boolean().default(true).meta({
        description: "Whether the chosen image model may draw; else the pictures are composed here",
      }),
      again: z
        .boolean()
        .default(false)
        .meta({ description: "Ask the models anew instead of remembering their answers" }),
    }),
    reply: z.object({
      concepts: z.array(imageConcept),
      notes: z.array(z.string()).meta({ description: "What is to be known of them" }),
      engine: answeredBy,
    }),
  }),
  image: endpoint({
    method: "GET",
    path: "/api/images/:id",
    tag,
    access: "campaigns:read",
    summary: "A picture that an image model drew, as its file; the newest hundred of a workspace are kept",
    params: z.object({ id }),
    query: z.object({}),
    media: { reply: "image/*" },
  }),
};
