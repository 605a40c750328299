// A share of all customers as a bar; behind it, paler, a larger share that it is part of.
import classes from "./share-bar.module.css";

export function ShareBar(props: { share: number; behind?: number; label?: string }) {
  const said = props.label ? { role: "img", "aria-label": props.label } : { "aria-hidden": true };
  return (
    <span className={classes.bar} {...said}>
      {props.behind !== undefined && (
        <span className={classes.behind} style={{ width: percent(props.behind) }} />
      )}
      <span className={classes.share} style={{ width: percent(props.share) }} />
    </span>
  );
}

function percent(share: number): string {
  return `${Math.min(100, share * 100)}%`;
}
