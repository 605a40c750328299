// A keyboard shortcut, written as on this machine's keys.
import classes from "./key-hint.module.css";

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** `keys` as "mod+K". */
export function KeyHint(props: { keys: string }) {
  const parts = props.keys.split("+").map((key) => (key === "mod" ? (isApple ? "⌘" : "Ctrl") : key));
  return (
    <span className={classes.keys} aria-hidden="true">
      {parts.map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
