// An engine answers what is asked of the assistant. There may be several, models among them; what any of them answers is checked by
// the same rules before anyone sees it.

import type { EngineName } from "../../../contract/assistant.ts";
import type { Catalogue } from "../../../contract/attributes.ts";
import type { Rule } from "../../../contract/rule.ts";
import type { Clock } from "../../../contract/rule-windows.ts";
import type { Answer } from "./language/edits.ts";
import type { Chosen } from "./language/read.ts";

export interface RulesAsked {
  text: string;
  /** The rule at hand. */
  current?: Rule;
  /** Questions left open before, answered. */
  choices?: readonly Chosen[];
  catalogue: Catalogue;
  clock: Clock;
}

export interface Engine {
  name: EngineName;
  segmentRules(asked: RulesAsked): Promise<Answer>;
}
