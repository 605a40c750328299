// Who belongs somewhere: "in the segment Loyal", "on the list Press".
import { useBuilder } from "../builder/builder-context.tsx";
import { namedIn } from "../model/named.ts";
import { memberLeads } from "../words/member-words.ts";
import { NamedPicker } from "./named-picker.tsx";
import type { SentenceProps } from "./sentence-props.ts";
import { SubjectPart } from "./subject-part.tsx";

export function MemberSentence({ draft, onChange }: SentenceProps<"segment"> | SentenceProps<"list">) {
  const { catalogue, within } = useBuilder();
  const { kind, id } = draft;
  return (
    <>
      <SubjectPart text={memberLeads[kind]} draft={draft} onPick={onChange} />{" "}
      <NamedPicker
        noun={kind}
        id={id}
        named={namedIn(kind, catalogue, within)}
        onPick={(next) => onChange({ kind, id: next })}
      />
    </>
  );
}
