// What a person asks of the panel, told apart but not yet looked up: whom, which and by what name are still their words, or
// the id that a model chose of those it was shown.
import type { Channel } from "../../../../contract/messages.ts";

/** Words of the request, with where they stand in it. */
export interface Slice {
  text: string;
  start: number;
}

export type NamedKind = "segment" | "campaign" | "list" | "customer";

/** A thing of the workspace; left out, it is the one that the page shows. */
export interface Which {
  kind?: NamedKind;
  words?: Slice;
  id?: string;
}

interface Kinds {
  /** Whom a phrase means, or how it changes the rule at hand; `within` counts among the page's own. */
  people: { people: Slice; within?: boolean };
  find: { search: string };
  open: { which: Which };
  /** Sending is not done here: its review is opened. */
  review: { which: Which };
  summarise: { which: Which };
  time: { which: Which };
  messages: { objective: string; channel?: Channel };
  names: { objective: string };
  segment: { people?: Slice; name?: string };
  campaign: { people?: Slice; name?: string; channel?: Channel; objective?: string };
  list: { list: Which; fresh: boolean; people?: Slice };
  tag: { tag: string; people?: Slice };
  rename: { which: Which; name: string };
  refused: { reason: string };
}
export type AskedKind = keyof Kinds;

/** `words` is all that was said of it. */
export type AskedOf<K extends AskedKind> = { kind: K; words: Slice } & Kinds[K];
export type Asked = { [K in AskedKind]: AskedOf<K> }[AskedKind];
/** As a form makes it; whoever matched it knows the words. */
export type Made = { [K in AskedKind]: { kind: K } & Kinds[K] }[AskedKind];
