// What the intelligence worked out: "churn probability is more than 0.6".
import { findScore } from "../../../../contract/rule-scores.ts";
import { scoreWording } from "../words/member-words.ts";
import { AskedParts } from "./asked-parts.tsx";
import type { SentenceProps } from "./sentence-props.ts";
import { SubjectPart } from "./subject-part.tsx";

export function ScoreSentence({ draft, onChange }: SentenceProps<"score">) {
  const { kind, score } = draft;
  const wording = scoreWording(score);
  return (
    <>
      <SubjectPart text={wording.lead} draft={draft} onPick={onChange} />{" "}
      <AskedParts
        asked={draft}
        type={findScore(score)?.type ?? "text"}
        wording={wording}
        source={{ score }}
        onChange={(asked, typing) => onChange({ kind, score, ...asked }, typing)}
      />
    </>
  );
}
