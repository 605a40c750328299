// How each kind of condition is shown and edited. A table over the kinds, so that no kind of rule can be without an editor.
import type { ComponentType } from "react";
import type { LeafKind } from "../model/drafts.ts";
import { AttributeSentence } from "./attribute-sentence.tsx";
import { DidSentence } from "./did-sentence.tsx";
import { EveryoneSentence } from "./everyone-sentence.tsx";
import { MeasureSentence } from "./measure-sentence.tsx";
import { MemberSentence } from "./member-sentence.tsx";
import { SampleSentence } from "./sample-sentence.tsx";
import { ScoreSentence } from "./score-sentence.tsx";
import type { SentenceProps } from "./sentence-props.ts";

export const sentences: { [K in LeafKind]: ComponentType<SentenceProps<K>> } = {
  everyone: EveryoneSentence,
  attribute: AttributeSentence,
  measure: MeasureSentence,
  did: DidSentence,
  did_not: DidSentence,
  segment: MemberSentence,
  list: MemberSentence,
  score: ScoreSentence,
  sample: SampleSentence,
};
