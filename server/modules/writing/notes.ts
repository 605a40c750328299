// What a writer should know of what was written: what is missing, and what stands in for something else.
import type { Language, Tone } from "../../../contract/writing.ts";
import type { Brief } from "./brief.ts";
import { hasTone } from "./compose/compose.ts";
import { untilInHindi } from "./compose/hindi.ts";

export function notesOn(
  brief: Brief,
  { tone, language }: { tone: Tone; language: Language },
  builtIn: boolean,
): string[] {
  const notes: string[] = [];
  if (!brief.link)
    notes.push(
      "There is no link in it. Give your shop's address under Settings, Brand, or name one in the objective.",
    );
  if (brief.goal === "offer" && !brief.offer)
    notes.push(
      "No offer is named, since none was said. Say it in the objective, such as “20% off until Sunday”.",
    );
  if (brief.goal === "festival" && !brief.festival) notes.push("No festival is named, since none was said.");
  if (!brief.thing)
    notes.push("Nothing is known yet of what your shop sells; it will be once orders are in.");
  if (builtIn && !hasTone(language, tone))
    notes.push("In Hindi the built-in engine writes in a warm or a plain tone; this one is warm.");
  if (builtIn && language === "hi" && brief.deadline && !untilInHindi(brief))
    notes.push(`“${brief.deadline}” is left out, since the built-in engine has no Hindi for it.`);
  return notes;
}
