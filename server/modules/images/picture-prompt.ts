// A concept as an image model is asked for it. Words in drawn pictures come out wrong, so that none are asked for.
import type { Swatch, WrittenConcept } from "../../../contract/images.ts";
import { type Tone, toneWords } from "../../../contract/writing.ts";

export function picturePrompt(
  { description }: WrittenConcept,
  palette: readonly Swatch[],
  tone: Tone,
): string {
  const color = (role: Swatch["role"]) => palette.find((swatch) => swatch.role === role)!.color;
  return `A picture at the head of a shop's message to its customers, three to two, in a ${toneWords[tone].toLowerCase()} mood.
To be seen: ${description}
Colours: ground ${color("background")}, accents ${color("accent")}, quieter areas ${color("surface")}.
A calm composition with empty space at one side. No words, letters, numbers, logos or watermarks anywhere, also where the
description names some; no person who could be recognised; no border.`;
}
