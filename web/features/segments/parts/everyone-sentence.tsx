// Every customer, said outright.
import type { SentenceProps } from "./sentence-props.ts";
import { SubjectPart } from "./subject-part.tsx";

export function EveryoneSentence({ draft, onChange }: SentenceProps<"everyone">) {
  return <SubjectPart text="all customers" draft={draft} onPick={onChange} />;
}
