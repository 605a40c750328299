// What each condition costs: how many are left after it and those before, as bars under each other, and how many it holds
// alone. Pressing one goes to its condition.
import { UnstyledButton } from "@mantine/core";
import type { Preview } from "../../../../contract/segments.ts";
import { formatCount, formatShare } from "../../../format.ts";
import { useFormatting } from "../../../ui/format-context.tsx";
import classes from "./answer.module.css";
import { useGoToNode } from "./go-to-node.ts";
import { ShareBar } from "./share-bar.tsx";

type Step = NonNullable<Preview["funnel"]>[number];

export function Funnel(props: { steps: Step[]; total: number; count: number; idAt: Map<string, string> }) {
  const { currency } = useFormatting();
  const go = useGoToNode(props.idAt);
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>Condition by condition</h3>
      <ol className={classes.funnel}>
        <li className={classes.step}>
          <span className={classes.stepWords}>All customers</span>
          <span className={classes.stepCount}>{formatCount(props.total, currency)}</span>
          <ShareBar share={1} />
        </li>
        {props.steps.map((step, i) => (
          <li key={step.path} className={classes.step}>
            <UnstyledButton className={classes.stepWords} onClick={() => go(step.path)}>
              {step.sentence}
            </UnstyledButton>
            <span className={classes.stepCount}>{formatCount(step.count_so_far, currency)}</span>
            <ShareBar
              share={shareOf(step.count_so_far, props.total)}
              behind={shareOf(step.count_alone, props.total)}
            />
            <span className={classes.alone}>
              {keptWords(step, i === 0 ? props.total : props.steps[i - 1]!.count_so_far, i > 0, currency)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** "8.6% of the 212,400 so far; 40,100 by itself". */
function keptWords(step: Step, before: number, also: boolean, currency: string): string {
  const share = formatShare(shareOf(step.count_so_far, before));
  if (!also) return `${share} of all`;
  const kept = `${share} of the ${formatCount(before, currency)} so far`;
  if (step.count_alone === step.count_so_far) return kept;
  return `${kept}; ${formatCount(step.count_alone, currency)} by itself`;
}

function shareOf(count: number, total: number): number {
  return total > 0 ? count / total : 0;
}
