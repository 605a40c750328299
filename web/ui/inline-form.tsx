// A short form in one line; its fields stand under each other on a phone.
import type { FormEvent, ReactNode } from "react";
import classes from "./inline-form.module.css";

export function InlineForm(props: {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}) {
  return (
    <form className={classes.form} onSubmit={props.onSubmit} noValidate>
      {props.children}
    </form>
  );
}
