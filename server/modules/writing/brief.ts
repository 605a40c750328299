// An objective read for what a message has to carry: the goal, the thing, the offer with its code and end, the festival, a link.
// What is not said is not made up.
import type { Goal } from "../../../contract/writing.ts";
import { festivalIn } from "./festivals.ts";
import { goalOf } from "./goal-of.ts";
import { offerIn } from "./offer-in.ts";
import type { ShopFacts } from "./shop-facts.ts";
import { thingIn } from "./thing-in.ts";

export interface Brief {
  goal: Goal;
  /** What it is about: a category in small letters, or a product by its name. */
  thing: string | undefined;
  /** A much ordered product, of the thing where that is known. */
  product: string | undefined;
  /** “20% off”, as it goes on in a sentence. */
  offer: string | undefined;
  code: string | undefined;
  /** “until Sunday”. */
  deadline: string | undefined;
  festival: string | undefined;
  link: string | undefined;
}

export function readBrief(objective: string, said: { goal?: Goal; link: string }, shop: ShopFacts): Brief {
  const festival = festivalIn(objective);
  const { offer, code, deadline } = offerIn(objective);
  const goal = said.goal ?? goalOf(objective, { festival, offer });
  const { thing, product } = thingIn(objective, shop);
  return {
    goal,
    thing,
    product,
    offer,
    code,
    deadline,
    festival,
    link: linkIn(objective) ?? (said.link || undefined),
  };
}

const linkIn = (text: string) => /https?:\/\/[^\s<>"']+[^\s<>"'.,;)]/.exec(text)?.[0];
