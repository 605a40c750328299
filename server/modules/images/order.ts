// What is asked for, as everything else reads it: the words, what they carry, and how it should look.
import type { ParsedBody } from "../../../contract/api.ts";
import type { imageEndpoints } from "../../../contract/images.ts";
import type { Tone } from "../../../contract/writing.ts";
import { type Brief, type Desk, readBrief } from "../writing/index.ts";
import { seasonIn } from "./concepts/season-in.ts";

export type ImageInput = ParsedBody<typeof imageEndpoints.suggest>;

export interface Order {
  /** What a person wrote, or their message says. */
  said: string;
  brief: Brief;
  season: string | undefined;
  tone: Tone;
  count: number;
}

export function orderOf({ brand, shop }: Desk, { prompt, message, goal, tone, concepts }: ImageInput): Order {
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
