// A comparison within its sentence: how it compares, with what, and the words around: "is more than | ₹5,000".
import type { ColumnType } from "../../../../contract/rule-columns.ts";
import type { Operator } from "../../../../contract/rule-operators.ts";
import { capital } from "../../../ui/capital.ts";
import { useBuilder } from "../builder/builder-context.tsx";
import { withOperator } from "../model/asked.ts";
import { formFor } from "../model/draft-types.ts";
import type { Asked } from "../model/drafts.ts";
import { type Source, showValue, suggestionsFor } from "../model/suggestions.ts";
import type { Wording } from "../words/measure-words.ts";
import { operatorsOf, operatorWords } from "../words/operator-words.ts";
import { valueWords } from "../words/value-words.ts";
import { ChoicePicker } from "./choice-picker.tsx";
import { Words } from "./token.tsx";
import { ValuePicker } from "./value-picker.tsx";

interface AskedPartsProps {
  asked: Asked;
  type: ColumnType;
  wording: Wording;
  /** What is compared, as the rule names it. */
  name?: string;
  source?: Source;
  /** Operators that make no sense here, unless the rule has one already. */
  without?: Operator[];
  onChange: (asked: Asked, typing?: boolean) => void;
}

export function AskedParts(props: AskedPartsProps) {
  const { asked, type, wording, name } = props;
  const wordsFor = (op: Operator) => operatorWords(type, op, wording.voice, name);
  const offered = operatorsOf(type).filter((op) => op === asked.op || !props.without?.includes(op));
  const words = wordsFor(asked.op);
  /** In the menu each stands for itself, without the verb before it. */
  const namedWords = (op: Operator) =>
    wording.voice === "place" ? operatorWords(type, op, "is", name) : wordsFor(op);
  return (
    <>
      <ChoicePicker
        name="Comparison"
        text={words.before}
        value={asked.op}
        choices={offered.map((op) => ({ value: op, label: choiceLabel(namedWords(op)) }))}
        onChange={(op) => props.onChange(withOperator(asked, op, type))}
      />{" "}
      <AskedValue {...props} />
      {words.after && (
        <>
          {" "}
          <Words>{words.after}</Words>
        </>
      )}
      {wording.tail && (
        <>
          {" "}
          <Words>{wording.tail[asked.value === 1 ? 0 : 1]}</Words>
        </>
      )}
    </>
  );
}

function choiceLabel({ before, after }: { before: string; after?: string }): string {
  return after ? `${before} … ${after}` : before;
}

function AskedValue({ asked, type, wording, source, onChange }: AskedPartsProps) {
  const { catalogue } = useBuilder();
  const form = formFor(type, asked.op);
  if (!form || form === "none") return null;
  const show = source && showValue(source, catalogue);
  const whole = form === "text" && !["is", "is_not"].includes(asked.op);
  return (
    <ValuePicker
      label={capital(wording.name ?? wording.lead)}
      form={form}
      type={type}
      value={asked.value}
      text={valueWords(form, asked.value, {
        type,
        speaker: catalogue,
        show,
        joint: asked.op === "has_all" ? "and" : "or",
      })}
      suggestions={source && !whole ? suggestionsFor(source, catalogue) : []}
      show={show}
      onChange={(value) => onChange(value === undefined ? { op: asked.op } : { op: asked.op, value }, true)}
    />
  );
}
