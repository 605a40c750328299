// What each condition costs: how many are left after it and those before, as bars under each other, and how many it holds
// alone. Pressing one goes to its condition.
import { UnstyledButton } from "@mantine/core";
import type { Preview } from "../../../../contract/segments.ts";
import { formatCount } from "../../../format.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import { idFor } from "../model/to-rule.ts";
import { focusHandle } from "../tree/focus.ts";
import classes from "./answer.module.css";
import { ShareBar } from "./share-bar.tsx";

type Step = NonNullable<Preview["funnel"]>[number];

export function Funnel(props: { steps: Step[]; total: number; count: number; idAt: Map<string, string> }) {
  const { currency } = useFormatting();
  const go = (path: string) => {
    const id = idFor(path, props.idAt);
    if (id) focusHandle(id);
  };
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>Condition by condition</h3>
      <ol className={classes.funnel}>
        <li className={classes.step}>
          <span className={classes.stepWords}>All customers</span>
          <span className={classes.stepCount}>{formatCount(props.total, currency)}</span>
          <ShareBar share={1} />
        </li>
        {props.steps.map((step) => (
          <li key={step.path} className={classes.step}>
            <UnstyledButton className={classes.stepWords} onClick={() => go(step.path)}>
              {step.sentence}
            </UnstyledButton>
            <span className={classes.stepCount}>{formatCount(step.count_so_far, currency)}</span>
            <ShareBar
              share={shareOf(step.count_so_far, props.total)}
              behind={shareOf(step.count_alone, props.total)}
            />
            {step.count_alone !== step.count_so_far && (
              <span className={classes.alone}>{formatCount(step.count_alone, currency)} by itself</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function shareOf(count: number, total: number): number {
  return total > 0 ? count / total : 0;
}
