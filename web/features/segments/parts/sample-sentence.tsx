// A stable random share: "in a random 10 % named spring". The name decides who is in it, so that the same name is the same
// share wherever it is asked for.
import { useBuilder } from "../builder/builder-context.tsx";
import { memberLeads, percentWords } from "../words/member-words.ts";
import type { SentenceProps } from "./sentence-props.ts";
import { SubjectPart } from "./subject-part.tsx";
import { Words } from "./token.tsx";
import { ValuePicker } from "./value-picker.tsx";

export function SampleSentence({ draft, onChange }: SentenceProps<"sample">) {
  const { catalogue } = useBuilder();
  return (
    <>
      <SubjectPart text={memberLeads.sample} draft={draft} onPick={onChange} />{" "}
      <ValuePicker
        label="Percent of all customers"
        form="number"
        type="number"
        value={draft.percent}
        text={percentWords(draft.percent, catalogue.currency)}
        onChange={(percent) => onChange({ ...draft, percent: percent as number | undefined }, true)}
      />{" "}
      <Words>named</Words>{" "}
      <ValuePicker
        label="Name of the share"
        form="text"
        type="text"
        value={draft.seed}
        text={draft.seed || undefined}
        onChange={(seed) => onChange({ ...draft, seed: typeof seed === "string" ? seed : "" }, true)}
      />
    </>
  );
}
