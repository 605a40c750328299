// What it takes to turn what is asked into steps: who asks, what they look at, how words about people are read; and where what cannot
// be done and what is open are gathered.
import type { AssistantSteps } from "../../../../contract/assistant-steps.ts";
import type { Catalogue } from "../../../../contract/attributes.ts";
import type { Rule } from "../../../../contract/rule.ts";
import type { Actor } from "../../../actor.ts";
import type { Answer } from "../language/edits.ts";
import type { Chosen } from "../language/read.ts";
import type { Slice } from "./asked.ts";
import type { PageAtHand, PageNeeds } from "./page-at-hand.ts";
import type { People } from "./people.ts";

export type ReadPeople = (words: string, current: Rule | undefined, choices: Chosen[]) => Promise<Answer>;

export interface Planning {
  needs: PageNeeds;
  actor: Actor;
  page: PageAtHand;
  catalogue: Catalogue;
  choices: readonly Chosen[];
  read: ReadPeople;
  told: Pick<AssistantSteps, "ambiguities" | "unsupported" | "corrections">;
  /** Whom the step before was about: "… and write to them". */
  before?: People;
}

/** Says why something is no step, and that there is none. */
export function refuse(
  { told }: Planning,
  words: Slice,
  reason: string,
  suggestions: string[] = [],
): undefined {
  const { text, start } = words;
  told.unsupported.push({ start, end: start + text.length, text, reason, suggestions });
}
