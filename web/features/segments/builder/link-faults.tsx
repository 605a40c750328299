// Says why the rule that a link brought along could not be used.
import type { Fault } from "../../../../contract/errors.ts";
import { faultSentence } from "../../../ui/error-words.ts";
import classes from "./builder.module.css";

export function LinkFaults({ faults }: { faults: Fault[] }) {
  return (
    <div className={classes.faults} role="alert">
      <p className={classes.faultsHead}>
        The rule in this link cannot be used here, so the builder is empty.
      </p>
      <ul>
        {faults.slice(0, 8).map((fault) => (
          <li key={`${fault.path} ${fault.message}`}>{faultSentence(fault)}</li>
        ))}
      </ul>
    </div>
  );
}
