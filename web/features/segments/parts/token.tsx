// The pieces of a condition's sentence: plain words, and the parts one may press to change.
import { UnstyledButton, type UnstyledButtonProps } from "@mantine/core";
import type { ComponentPropsWithoutRef, ReactNode, Ref } from "react";
import classes from "./token.module.css";

export function Words(props: { children: ReactNode }) {
  return <span className={classes.words}>{props.children}</span>;
}

interface TokenProps
  extends UnstyledButtonProps,
    Omit<ComponentPropsWithoutRef<"button">, keyof UnstyledButtonProps> {
  ref?: Ref<HTMLButtonElement>;
  /** What this part is, for screen readers: "Comparison". */
  name: string;
  /** What it says now. */
  text: string;
  /** `value` stands out, `subject` reads like the words around it, `quiet` waits at the end, `empty` asks to be filled. */
  look?: TokenLook;
}

/** `join` is the word on a group's rail; the others stand in sentences. */
export type TokenLook = "value" | "subject" | "quiet" | "empty" | "join";

export function Token({ name, text, look = "value", ...rest }: TokenProps) {
  return (
    <UnstyledButton {...rest} className={classes.token} data-look={look} aria-label={`${name}: ${text}`}>
      {text}
    </UnstyledButton>
  );
}
