// What the sentence of one kind of condition is given.
import type { Draft, DraftOf, LeafKind } from "../model/drafts.ts";

export interface SentenceProps<K extends LeafKind> {
  draft: DraftOf<K>;
  /** `typing` joins quick changes into one step of undo. */
  onChange: (draft: Draft, typing?: boolean) => void;
}
