// What the segment is called, and what it is for.
import { TextInput } from "@mantine/core";
import type { Ref } from "react";
import classes from "./builder.module.css";

export interface Naming {
  name: string;
  description: string;
}

export function NamingFields(props: {
  naming: Naming;
  error: string | undefined;
  nameRef: Ref<HTMLInputElement>;
  readOnly: boolean;
  onChange: (naming: Naming) => void;
}) {
  const { naming, onChange } = props;
  return (
    <div className={classes.naming}>
      <TextInput
        ref={props.nameRef}
        label="Name"
        maxLength={120}
        value={naming.name}
        error={props.error}
        readOnly={props.readOnly}
        onChange={(event) => onChange({ ...naming, name: event.currentTarget.value })}
      />
      <TextInput
        label="What it is for (if you like)"
        maxLength={1_000}
        value={naming.description}
        readOnly={props.readOnly}
        onChange={(event) => onChange({ ...naming, description: event.currentTarget.value })}
      />
    </div>
  );
}
