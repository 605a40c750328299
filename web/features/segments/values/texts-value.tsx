// Several texts: pills of those chosen, a list of common ones to tick, and anything one types.
import { Pill } from "@mantine/core";
import { useState } from "react";
import { OptionList } from "../../../ui/option-list.tsx";
import classes from "../parts/pickers.module.css";
import { optionsFor } from "./text-options.ts";
import type { ValueEditorProps } from "./value-editor.ts";

export function TextsValue(props: ValueEditorProps<string[]>) {
  const [query, setQuery] = useState("");
  const chosen = Array.isArray(props.value) ? props.value : [];
  const change = (next: string[]) => props.onChange(next.length > 0 ? next : undefined);
  const toggle = (value: string) => {
    change(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, ...partsOf(value)]);
    setQuery("");
  };
  return (
    <div className={classes.fields}>
      {chosen.length > 0 && (
        <ul className={classes.pills} aria-label={`Chosen: ${props.label}`}>
          {chosen.map((value) => (
            <li key={value}>
              <Pill
                withRemoveButton
                onRemove={() => toggle(value)}
                removeButtonProps={{ "aria-label": `Take away ${props.show(value)}`, tabIndex: 0 }}
              >
                {props.show(value)}
              </Pill>
            </li>
          ))}
        </ul>
      )}
      <div>
        <OptionList
          label={props.label}
          hint="Search or type"
          query={query}
          onQuery={setQuery}
          groups={[{ options: optionsFor(query, props.suggestions, chosen, props.show) }]}
          many
          onPick={toggle}
          onClose={props.onClose}
          empty="Type a value, then press Enter."
        />
      </div>
    </div>
  );
}

/** A list pasted from elsewhere: "Mumbai, Pune" is two texts. */
function partsOf(typed: string): string[] {
  const parts = typed.split(/[,;\n\t]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}
