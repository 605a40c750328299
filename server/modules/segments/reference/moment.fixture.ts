// When and for which workspace a rule is read.
import type { Rule } from "../../../../contract/rule.ts";

export interface Moment {
  now: Date;
  timezone: string;
  /** Types of the workspace's own attributes. */
  custom: Record<string, string>;
  /** The rules of segments, by their ids. */
  segments: ReadonlyMap<string, Rule>;
  events: readonly { name: string; properties: readonly { name: string; type: string }[] }[];
}
