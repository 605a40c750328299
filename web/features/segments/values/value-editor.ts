// What every editor of a value is given. Each form of value has one editor; `values` lists them.
import type { ColumnType } from "../../../../contract/rule-columns.ts";
import type { Suggestion } from "../model/suggestions.ts";

export interface ValueEditorProps<T> {
  /** What the value is, in the field's label: "Spent". */
  label: string;
  value: T | undefined;
  type: ColumnType;
  /** Texts that are common here; none where any text makes sense. */
  suggestions: Suggestion[];
  show: (text: string) => string;
  /** Days alone, without a time of day. */
  wholeDays?: boolean;
  onChange: (value: T | undefined) => void;
  onClose: () => void;
}
