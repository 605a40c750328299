// What came of a step: in a sentence, with what there is to look at, where it leads, and how it is taken back.
import type { OpenPage } from "../../../contract/assistant-steps.ts";
import type { Customer } from "../../../contract/customers.ts";
import type { InsightSentence } from "../../../contract/insights.ts";
import type { SchedulingSuggestions } from "../../../contract/scheduling.ts";
import type { Suggestion } from "../../../contract/writing.ts";

export type Shown =
  | { kind: "count"; count: number; total: number; customers: Customer[] }
  | { kind: "customers"; customers: Customer[] }
  | { kind: "sentences"; campaign: string; sentences: InsightSentence[] }
  | { kind: "times"; choices: SchedulingSuggestions["choices"]; timezone: string; words: string }
  | { kind: "messages"; variants: Suggestion[] }
  | { kind: "names"; names: string[]; mayUse: boolean };

export interface StepLink {
  label: string;
  page: OpenPage;
  id?: string | null;
  search?: object;
}

export interface StepResult {
  words: string;
  shown?: Shown;
  link?: StepLink;
  /** Really takes it back; throws where that cannot be done any more. */
  undo?: () => Promise<void>;
}
