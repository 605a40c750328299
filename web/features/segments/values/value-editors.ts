// One editor for each form of value. A table over the forms, so that a new form cannot come without one.
import type { ComponentType } from "react";
import type { Relative, ValueForm } from "../../../../contract/rule-values.ts";
import { LengthValue } from "./length-value.tsx";
import { MomentsValue, MomentValue } from "./moment-value.tsx";
import { NumbersValue, NumberValue } from "./number-value.tsx";
import { TextValue } from "./text-value.tsx";
import { TextsValue } from "./texts-value.tsx";
import type { ValueEditorProps } from "./value-editor.ts";

/** Values as they are while being written: an end of a range may be missing. */
interface Values {
  text: string;
  texts: string[];
  number: number;
  numbers: [number | undefined, number | undefined];
  moment: string;
  moments: [string | undefined, string | undefined];
  relative: Relative;
}
type Form = Exclude<ValueForm, "none">;

const editors: { [F in Form]: ComponentType<ValueEditorProps<Values[F]>> } = {
  text: TextValue,
  texts: TextsValue,
  number: NumberValue,
  numbers: NumbersValue,
  moment: MomentValue,
  moments: MomentsValue,
  relative: LengthValue,
};

/** The editor of a form that is known at run time alone; it is given values of that form. */
export function editorOf(form: Form): ComponentType<ValueEditorProps<unknown>> {
  return editors[form] as unknown as ComponentType<ValueEditorProps<unknown>>;
}
