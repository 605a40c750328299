// What a language has to bring for the built-in engine to write in it: for each goal three ideas with their subject, first line
// and lead; for each tone how it greets, opens, asks and ends.
import type { Goal, Tone } from "../../../../contract/writing.ts";
import type { Facts } from "./facts.ts";

export interface Idea {
  /** What sets it apart, for the person who chooses. */
  idea: string;
  subject: (facts: Facts) => string;
  /** The first line, beside the subject in an inbox. */
  hook: (facts: Facts) => string;
  lead: (facts: Facts) => string;
  /** Lead of a short message, with the reader's name before it. */
  short: (facts: Facts) => string;
}

export interface ToneParts {
  greeting: string;
  /** Said before the lead; empty where the tone says nothing more. */
  opening: Record<Goal, string>;
  /** What leads to the link, which follows. */
  ask: Record<Goal, string>;
  /** What stands instead where there is no link. */
  askWithout: Record<Goal, string>;
  closing: string;
}

export interface LanguageParts {
  thing: string;
  /** What stands for a name that is not known: after a greeting, before a sentence, and at its end. */
  stranger: { greeted: string; called: string; friend: string };
  /** Greets in a short message. */
  hi: string;
  ideas: Record<Goal, (facts: Facts) => [Idea, Idea, Idea]>;
  tones: Partial<Record<Tone, ToneParts>>;
  /** The offer as a sentence of its own, with its code and its end. */
  offer: (facts: Facts) => string | undefined;
  unsubscribe: Record<"email" | "sms", string>;
}
