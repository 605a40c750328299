// One request with what came of it: its steps, what could not be done and why, what may be meant otherwise, and who answered.
import { Button, Loader, Text } from "@mantine/core";
import { useId } from "react";
import type { AssistantSteps } from "../../../contract/assistant-steps.ts";
import type { PageSubject } from "../../page-subject.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import { StepCard } from "./step-card.tsx";
import classes from "./turn.module.css";
import type { Turn, Turns } from "./use-turns.ts";

interface Props {
  turn: Turn;
  turns: Turns;
  /** As it is now, for what is asked further. */
  page: PageSubject;
}

export function TurnView({ turn, turns, page }: Props) {
  const { prompt, answer, error } = turn;
  return (
    <article className={classes.turn} aria-label={prompt} aria-busy={!answer && !error}>
      <p className={classes.prompt}>{prompt}</p>
      {!answer && !error && <Loader size="xs" type="dots" aria-label="Thinking" />}
      {error !== undefined && <ErrorState error={error} onRetry={() => turns.again(turn)} />}
      {answer && <Answer turn={turn} turns={turns} page={page} answer={answer} />}
    </article>
  );
}

function Answer({ turn, turns, page, answer }: Props & { answer: AssistantSteps }) {
  // What was done stands; to mean something else then, one asks anew.
  const settled = turn.steps.some(({ phase, result }) => result?.undo !== undefined || phase === "undone");
  return (
    <>
      {answer.steps.length > 0 && (
        <ol className={classes.steps}>
          {answer.steps.map((step, at) => (
            <StepCard
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
              key={at}
              step={step}
              state={turn.steps[at] ?? { phase: "running" }}
              onApply={() => turns.apply(turn, at)}
              onUndo={() => turns.undo(turn, at)}
              onAsk={(prompt) => turns.ask(prompt, page)}
            />
          ))}
        </ol>
      )}
      {answer.unsupported.length > 0 && <Refused answer={answer} prompt={turn.prompt} />}
      {!settled &&
        answer.ambiguities.map((open) => (
          <Question
            key={`${open.start} ${open.question}`}
            open={open}
            onChoose={(chosen) => turns.choose(turn, open, chosen)}
          />
        ))}
      <Corrections answer={answer} />
      <AnsweredByLine engine={answer.engine} />
    </>
  );
}

function Refused({ answer, prompt }: { answer: AssistantSteps; prompt: string }) {
  return (
    <div className={classes.refused} role="alert">
      <Text fw={500}>{answer.steps.length > 0 ? "Not done" : "This cannot be done here"}</Text>
      {answer.unsupported.map(({ text, start, reason, suggestions }) => (
        <Text key={`${start} ${reason}`} c="dimmed">
          {text.trim() !== prompt.trim() && <b>{text}: </b>}
          {capital(reason)}
          {suggestions.length > 0
            ? `; did you mean ${suggestions.map((each) => `“${each}”`).join(" or ")}?`
            : "."}
        </Text>
      ))}
    </div>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Question(props: {
  open: AssistantSteps["ambiguities"][number];
  onChoose: (chosen: number) => void;
}) {
  const id = useId();
  const { question, chosen, choices } = props.open;
  return (
    <fieldset aria-labelledby={id} className={classes.question}>
      <Text id={id} span c="dimmed">
        {question}
      </Text>
      <div className={classes.choices}>
        {choices.map(({ label }, i) => (
          <Button
            key={label}
            size="xs"
            variant={i === chosen ? "light" : "default"}
            aria-pressed={i === chosen}
            onClick={() => props.onChoose(i)}
          >
            {label}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function Corrections({ answer }: { answer: AssistantSteps }) {
  if (answer.corrections.length === 0) return null;
  const read = answer.corrections.map((one) => `“${one.typed}” as “${one.read}”`);
  return (
    <Text size="sm" c="dimmed">
      Read {read.join(", ")}.
    </Text>
  );
}
