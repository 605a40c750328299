// What a customer is: "country is India", "joined in the last 30 days".
import { useBuilder } from "../builder/builder-context.tsx";
import { attributeTypeOf } from "../model/draft-types.ts";
import { attributeWording } from "../words/attribute-words.ts";
import { AskedParts } from "./asked-parts.tsx";
import type { SentenceProps } from "./sentence-props.ts";
import { SubjectPart } from "./subject-part.tsx";

export function AttributeSentence({ draft, onChange }: SentenceProps<"attribute">) {
  const { catalogue } = useBuilder();
  const wording = attributeWording(draft.attribute, catalogue, draft.op);
  const { kind, attribute } = draft;
  return (
    <>
      <SubjectPart text={wording.lead} draft={draft} onPick={onChange} />{" "}
      <AskedParts
        asked={draft}
        type={attributeTypeOf(attribute, catalogue) ?? "text"}
        wording={wording}
        name={attribute}
        source={{ attribute }}
        onChange={(asked, typing) => onChange({ kind, attribute, ...asked }, typing)}
      />
    </>
  );
}
