// One text: chosen from what customers commonly have, or typed. What is typed may be anything.
import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { OptionList } from "../../../ui/option-list.tsx";
import { optionsFor } from "./text-options.ts";
import type { ValueEditorProps } from "./value-editor.ts";

export function TextValue(props: ValueEditorProps<string>) {
  return props.suggestions.length > 0 ? <Chosen {...props} /> : <Typed {...props} />;
}

function Typed(props: ValueEditorProps<string>) {
  const close = (event: KeyboardEvent) => event.key === "Enter" && props.onClose();
  return (
    <TextInput
      label={props.label}
      value={props.value ?? ""}
      onChange={(event) => props.onChange(event.currentTarget.value || undefined)}
      onKeyDown={close}
      data-autofocus
    />
  );
}

function Chosen(props: ValueEditorProps<string>) {
  const [query, setQuery] = useState("");
  const pick = (value: string) => {
    props.onChange(value);
    props.onClose();
  };
  return (
    <OptionList
      label={props.label}
      hint="Search or type"
      query={query}
      onQuery={setQuery}
      groups={[
        { options: optionsFor(query, props.suggestions, props.value ? [props.value] : [], props.show) },
      ]}
      onPick={pick}
      onClose={props.onClose}
      empty="Type a value."
    />
  );
}
