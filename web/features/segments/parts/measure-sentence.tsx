// A number or a date worked out from what customers did: "spent more than ₹5,000 in the last 6 months".
import type { Operator } from "../../../../contract/rule-operators.ts";
import { useBuilder } from "../builder/builder-context.tsx";
import { measuredType, rowsOf } from "../model/draft-types.ts";
import { measureWording } from "../words/measure-words.ts";
import { AskedParts } from "./asked-parts.tsx";
import type { SentenceProps } from "./sentence-props.ts";
import { SubjectPart } from "./subject-part.tsx";
import { WherePart } from "./where-part.tsx";
import { WindowParts } from "./window-parts.tsx";

/** A count or sum over nothing is 0, so that it is always known. */
const alwaysKnown: Operator[] = ["is_set", "is_missing"];

export function MeasureSentence({ draft, onChange }: SentenceProps<"measure">) {
  const { kind, measure, of, window, where } = draft;
  const { catalogue } = useBuilder();
  const wording = measureWording(measure, of, catalogue);
  const counts = ["count", "sum", "distinct"].includes(measure);
  return (
    <>
      <SubjectPart text={wording.lead} draft={draft} onPick={onChange} />{" "}
      <AskedParts
        asked={draft}
        type={measuredType(draft, catalogue)}
        wording={wording}
        without={counts ? alwaysKnown : []}
        onChange={(asked, typing) => onChange({ kind, measure, of, window, where, ...asked }, typing)}
      />{" "}
      <WindowParts
        window={window}
        onChange={(next, typing) => onChange({ ...draft, window: next }, typing)}
      />{" "}
      <WherePart
        rows={rowsOf(draft, catalogue)}
        where={where}
        onChange={(next, typing) => onChange({ ...draft, where: next }, typing)}
      />
    </>
  );
}
