// Something happened, or did not: "bought an item at least twice where category is Coffee in the last 90 days".
import type { Operator } from "../../../../contract/rule-operators.ts";
import { useBuilder } from "../builder/builder-context.tsx";
import { withOperator } from "../model/asked.ts";
import { formFor, rowsOf } from "../model/draft-types.ts";
import type { Asked } from "../model/drafts.ts";
import { operatorsOf, operatorWords } from "../words/operator-words.ts";
import { happeningWords } from "../words/shop-subjects.ts";
import { timesWords } from "../words/times-words.ts";
import { ChoicePicker } from "./choice-picker.tsx";
import type { SentenceProps } from "./sentence-props.ts";
import { SubjectPart } from "./subject-part.tsx";
import { ValuePicker } from "./value-picker.tsx";
import { WherePart } from "./where-part.tsx";
import { WindowParts } from "./window-parts.tsx";

export function DidSentence({ draft, onChange }: SentenceProps<"did"> | SentenceProps<"did_not">) {
  const { catalogue } = useBuilder();
  const { kind, what, window, where } = draft;
  return (
    <>
      <SubjectPart text={happeningWords(kind, what, catalogue)} draft={draft} onPick={onChange} />{" "}
      {draft.kind === "did" && (
        <TimesParts times={draft.times} onChange={(times, typing) => onChange({ ...draft, times }, typing)} />
      )}
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

type Comparison = "once" | Operator;
const comparisons = operatorsOf("number").filter((op) => op !== "is_set" && op !== "is_missing");

/** At least once, where the rule does not say how often. */
function TimesParts(props: {
  times: Asked | undefined;
  onChange: (times: Asked | undefined, typing?: boolean) => void;
}) {
  const { times, onChange } = props;
  const labelOf = (value: Comparison) =>
    value === "once" ? "at least once" : operatorWords("number", value, "verb").before;
  const choose = (value: Comparison) =>
    onChange(value === "once" ? undefined : withOperator(times ?? { op: "gte", value: 2 }, value, "number"));
  return (
    <>
      <ChoicePicker<Comparison>
        name="How often"
        text={labelOf(times?.op ?? "once")}
        look={times ? "value" : "quiet"}
        value={times?.op ?? "once"}
        choices={(["once", ...comparisons] as Comparison[]).map((value) => ({
          value,
          label: value === "once" ? "at least once" : `${labelOf(value)} … times`,
        }))}
        onChange={choose}
      />{" "}
      {times && <TimesValue times={times} onChange={onChange} />}
    </>
  );
}

function TimesValue({
  times,
  onChange,
}: {
  times: Asked;
  onChange: (times: Asked, typing: boolean) => void;
}) {
  const { catalogue } = useBuilder();
  const form = formFor("number", times.op);
  if (!form || form === "none") return null;
  return (
    <>
      <ValuePicker
        label="Times"
        form={form}
        type="number"
        value={times.value}
        text={timesWords(times.value, catalogue.currency)}
        onChange={(value) => onChange(value === undefined ? { op: times.op } : { op: times.op, value }, true)}
      />{" "}
    </>
  );
}
