// The value of a comparison in its sentence: opens the editor of its form. A value that is still missing opens by itself
// when its condition has just been added.
import { useDisclosure } from "@mantine/hooks";
import { useEffect } from "react";
import type { ColumnType } from "../../../../contract/rule-columns.ts";
import type { ValueForm } from "../../../../contract/rule-values.ts";
import type { Suggestion } from "../model/suggestions.ts";
import { bringIntoSight } from "../tree/focus.ts";
import { editorOf } from "../values/value-editors.ts";
import { emptyWords } from "../words/value-words.ts";
import { useLeaf } from "./leaf-context.tsx";
import { PartPopover } from "./part-popover.tsx";

export interface ValuePickerProps {
  /** What is compared: names the value for screen readers and in its editor. */
  label: string;
  form: Exclude<ValueForm, "none">;
  type: ColumnType;
  value: unknown;
  /** The value in words; undefined while there is none. */
  text: string | undefined;
  suggestions?: Suggestion[];
  show?: (text: string) => string;
  wholeDays?: boolean;
  onChange: (value: unknown) => void;
}

export function ValuePicker(props: ValuePickerProps) {
  const [opened, { open, close }] = useDisclosure();
  const missing = props.text === undefined;
  useOpenWhenFresh(missing, open);
  const Editor = editorOf(props.form);
  return (
    <PartPopover
      name={props.label}
      text={props.text ?? emptyWords[props.form]}
      {...{ missing, opened, open, close }}
    >
      <Editor
        label={props.label}
        value={props.value}
        type={props.type}
        suggestions={props.suggestions ?? []}
        show={props.show ?? ((text) => text)}
        wholeDays={props.wholeDays}
        onChange={props.onChange}
        onClose={close}
      />
    </PartPopover>
  );
}

/** Only the first missing value of a condition opens, since the store forgets once one has. */
export function useOpenWhenFresh(missing: boolean, open: () => void) {
  const { id, takeFresh } = useLeaf();
  useEffect(() => {
    if (!missing || !takeFresh()) return;
    bringIntoSight(id);
    open();
  }, [id, missing, takeFresh, open]);
}
