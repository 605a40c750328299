// The few words of a picture, by its theme and goal.
import { headlineMax, type Theme } from "../../../../contract/images.ts";
import type { Goal } from "../../../../contract/writing.ts";

export interface ForHeadline {
  goal: Goal;
  /** As it goes on in a sentence. */
  thing: string;
  offer: string | undefined;
  festival: string | undefined;
  season: string | undefined;
}

/** Festivals that are not wished for with “Happy”. */
const wishes: Record<string, string> = {
  Eid: "Eid Mubarak",
  Christmas: "Merry Christmas",
  "Black Friday": "Black Friday is here",
};

const byGoal: Record<
  "product" | "storefront" | "note",
  Record<Goal, (thing: string, festival: string) => string>
> = {
  product: {
    win_back: (thing) => `Still your kind of ${thing}`,
    welcome: (thing) => `Start with ${thing}`,
    thank: (thing) => `More ${thing}, with our thanks`,
    announce: (thing) => `New on the shelf: ${thing}`,
    offer: (thing) => `A good time for ${thing}`,
    festival: (thing, festival) => `${capital(thing)} for ${festival}`,
    replenish: (thing) => `Running low on ${thing}?`,
    review: (thing) => `How did you like the ${thing}?`,
  },
  storefront: {
    win_back: () => "The door is open",
    welcome: () => "Come on in",
    thank: () => "Always good to see you",
    announce: () => "There is something new",
    offer: () => "Well worth stopping by",
    festival: (_, festival) => `Open for ${festival}`,
    replenish: () => "Back on the shelf for you",
    review: () => "Tell us how we did",
  },
  note: {
    win_back: () => "It has been a while",
    welcome: () => "Hello, and welcome",
    thank: () => "Thank you",
    announce: () => "We have news",
    offer: () => "This one is for you",
    festival: () => "Wishing you well",
    replenish: () => "A small reminder",
    review: () => "We would love to hear",
  },
};

export function headlineFor(theme: Theme, { goal, thing, offer, festival, season }: ForHeadline): string {
  return fitting(
    theme === "festival"
      ? [wishes[festival ?? ""] ?? `Happy ${festival}`]
      : theme === "season"
        ? [`${season} calls for ${thing}`, `${season} is here`]
        : theme === "offer"
          ? [
              / off$/.test(offer ?? "") ? `${capital(offer!)} ${thing}` : `${capital(thing)}, with ${offer}`,
              "A little something extra",
            ]
          : [byGoal[theme][goal](thing, festival ?? "the festival"), byGoal.note[goal]("", "")],
  );
}

/** The first that is short enough; a product's name may be any length. */
const fitting = (choices: string[]) =>
  choices.find((choice) => choice.length <= headlineMax) ?? choices.at(-1)!.slice(0, headlineMax);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
