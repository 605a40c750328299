// The first words of a condition: what it is about. Pressed, it may be about something else.
import { useBuilder } from "../builder/builder-context.tsx";
import { aboutInstead } from "../model/about.ts";
import type { Draft } from "../model/drafts.ts";
import { subjectKey } from "../words/subjects.ts";
import { SubjectPicker } from "./subject-picker.tsx";
import { Token } from "./token.tsx";

export function SubjectPart(props: { text: string; draft: Draft; onPick: (draft: Draft) => void }) {
  const { catalogue } = useBuilder();
  return (
    <SubjectPicker
      current={subjectKey(props.draft)}
      onPick={(next) => props.onPick(aboutInstead(props.draft, next, catalogue))}
      target={(open) => <Token name="About" text={props.text} look="subject" {...open} />}
    />
  );
}
