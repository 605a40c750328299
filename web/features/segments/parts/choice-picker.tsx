// A part of a sentence that is one of a few words: opens a menu of them.
import { Menu } from "@mantine/core";
import classes from "./pickers.module.css";
import { Token, type TokenLook } from "./token.tsx";

export interface Choice<T extends string> {
  value: T;
  label: string;
}

export function ChoicePicker<T extends string>(props: {
  /** What is chosen, for screen readers: "Comparison". */
  name: string;
  text: string;
  choices: Choice<T>[];
  value: T;
  look?: TokenLook;
  onChange: (value: T) => void;
}) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Token name={props.name} text={props.text} look={props.look} />
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.RadioGroup value={props.value} onChange={(value) => props.onChange(value as T)}>
          {props.choices.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
