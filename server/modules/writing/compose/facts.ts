// What the sentences of a message are made of, as they go on in a text: Liquid where it is the reader's or the shop's.
import type { Brief } from "../brief.ts";

export interface Facts extends Omit<Brief, "thing" | "offer"> {
  /** Always there: “our shelves” where nothing is known of what is sold. */
  thing: string;
  offer: string | undefined;
  shop: string;
  /** At the beginning of a sentence, where a word of greeting stands for who has no name. */
  called: string;
  /** At the end of a greeting. */
  friend: string;
}

export const shopVariable = "{{ workspace.name }}";

export const nameOr = (fallback: string) => `{{ customer.first_name | default: "${fallback}" }}`;

/** With a capital, as a sentence begins. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Joins what is there with one space. */
export const spaced = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" ");

/** For verbs: “gifts make”, “coffee makes”. */
export const isPlural = (thing: string) => /[^s]s$/i.test(thing);
