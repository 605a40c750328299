// Names and values under each other, for details: a description list.
import type { ReactNode } from "react";
import classes from "./facts.module.css";

export interface Fact {
  name: string;
  value: ReactNode;
}

/** A fact without a value is left out. */
export function Facts(props: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {props.facts
        .filter(({ value }) => value !== null && value !== undefined && value !== "")
        .map(({ name, value }) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
