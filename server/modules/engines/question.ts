// A question as a feature puts it: to a model where one is chosen and answers well, else to the feature's own built-in
// engine, which therefore can answer every one.
import type { AnsweredBy, Feature } from "../../../contract/engines.ts";
import type { Judge } from "./judge.ts";
import type { PromptParts } from "./prompt.ts";

export interface Question<T> extends PromptParts, Judge<T> {
  feature: Feature;
  /** Deterministic and offline. May throw where only a model can do what was asked. */
  builtIn: () => T | Promise<T>;
  /** Most tokens of a model's answer; 4,000 unless said. */
  maxOutput?: number;
  /** Seconds for which a model's answer is remembered; not at all unless said. */
  rememberFor?: number;
  /** Told what a provider said where it failed, for whoever set it up. */
  onDetail?: (words: string) => void;
}

export interface Answered<T> {
  /** Of its entry in the log. */
  id: string;
  answer: T;
  engine: AnsweredBy;
}
