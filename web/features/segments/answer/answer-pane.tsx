// What the rule answers, always beside it: how many, what share, what the last change did, what each condition costs, a few
// faces, and the whole in a sentence.
import { Text } from "@mantine/core";
import type { Preview } from "../../../../contract/segments.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { WhySection } from "../why/why-section.tsx";
import classes from "./answer.module.css";
import { AsOf } from "./as-of.tsx";
import { BigCount } from "./big-count.tsx";
import { Faces } from "./faces.tsx";
import { Funnel } from "./funnel.tsx";
import type { Answer } from "./use-answer.ts";
import type { AskedRule } from "./use-asked-rule.ts";

export interface AnswerPaneProps {
  answer: Answer;
  asked: AskedRule;
  asOf: string | undefined;
  onAsOf: (day: string | undefined) => void;
  onCustomer: (id: string) => void;
  /** Whose being in or out is explained. */
  why: string | undefined;
  onWhy: (id: string | undefined) => void;
}

export function AnswerPane(props: AnswerPaneProps) {
  const { answer, asked } = props;
  const { preview, pending } = answer;
  return (
    <div className={classes.pane} aria-busy={pending}>
      <div className={classes.head}>
        <h2 className={classes.title}>Who that is</h2>
        <AsOf day={props.asOf} onChange={props.onAsOf} />
      </div>
      <BigCount answer={answer} asked={asked} />
      <LeftOut asked={asked} />
      {answer.error !== undefined && answer.error !== null && (
        <ErrorState error={answer.error} onRetry={answer.retry} />
      )}
      {preview && asked.rule && (
        <div className={classes.rest} data-pending={pending || undefined}>
          {preview.funnel && preview.funnel.length > 1 && (
            <Funnel steps={preview.funnel} total={preview.total} count={preview.count} idAt={asked.idAt} />
          )}
          <Faces
            sample={preview.sample}
            rule={asked.rule}
            count={preview.count}
            onOpen={props.onCustomer}
            onWhy={props.onWhy}
          />
          <WhySection
            rule={asked.rule}
            asOf={props.asOf}
            sample={preview.sample}
            idAt={asked.idAt}
            customer={props.why}
            onCustomer={props.onWhy}
          />
          <section className={classes.part}>
            <h3 className={classes.heading}>In a sentence</h3>
            <Text>{preview.sentence}.</Text>
          </section>
          <Text size="xs" c="dimmed">
            {counted(preview)}
          </Text>
        </div>
      )}
    </div>
  );
}

/** The number speaks of what is complete; this says what it leaves out. */
function LeftOut({ asked }: { asked: AskedRule }) {
  const { unready, off } = asked;
  return (
    <>
      {unready.size > 0 && (
        <Text size="sm" c="dimmed">
          {conditionsAre(unready.size)} left out until complete.
        </Text>
      )}
      {off > 0 && (
        <Text size="sm" c="dimmed">
          {conditionsAre(off)} turned off: neither counted nor saved.
        </Text>
      )}
    </>
  );
}

function conditionsAre(count: number): string {
  return count === 1 ? "1 condition is" : `${count} conditions are`;
}

/** Who counted, how fast, and of what age the data is; from the server's own times, since the reader's clock may be wrong. */
function counted({ engine, data_age_ms, elapsed_ms }: Preview): string {
  const who = engine === "copy" ? "the fast copy" : "the database";
  const age = data_age_ms < 1_000 ? "of this second" : `${Math.round(data_age_ms / 1_000)} s old`;
  return `Counted by ${who} in ${Math.max(1, Math.round(elapsed_ms))} ms; data ${age}`;
}
