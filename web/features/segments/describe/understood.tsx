// What the assistant made of a description: the sentence, the questions it left open with their answers as buttons, the words it
// could not use, and which engine answered.
import { Button, Text } from "@mantine/core";
import type { SegmentRules } from "../../../../contract/assistant.ts";
import { AnsweredByLine } from "../../engines/answered-by-line.tsx";
import { Chips } from "./chips.tsx";
import classes from "./describe.module.css";
import { RefusedWords } from "./refused-words.tsx";
import type { Describing } from "./use-describe.ts";

interface Props {
  text: string;
  answer: SegmentRules;
  describing: Describing;
}

export function Understood({ text, answer, describing }: Props) {
  const { current } = describing;
  return (
    <div className={classes.answer}>
      {answer.sentence && (
        <Text>
          <span className={classes.quiet}>Read as </span>
          {answer.sentence}
        </Text>
      )}
      {answer.rule === null && <Refused text={text} answer={answer} describing={describing} />}
      {current &&
        answer.ambiguities.map((open) => (
          <Chips
            key={`${open.start} ${open.question}`}
            question={open.question}
            labels={open.choices.map(({ label }) => label)}
            chosen={open.chosen}
            onChoose={(chosen) => describing.choose(open, chosen)}
          />
        ))}
      <Aside answer={answer} />
      <AnsweredByLine engine={answer.engine} />
    </div>
  );
}

function Refused({ text, answer, describing }: Props) {
  const rest = answer.without_unsupported;
  return (
    <>
      <RefusedWords text={text} refusals={answer.unsupported} />
      {rest && (
        <div className={classes.rest}>
          <Text>
            <span className={classes.quiet}>Without that: </span>
            {rest.sentence}
          </Text>
          <Button variant="default" size="xs" onClick={() => describing.takeRest(rest.rule)}>
            Use the rest
          </Button>
        </div>
      )}
    </>
  );
}

/** What was put right or left out. */
function Aside({ answer }: { answer: SegmentRules }) {
  if (answer.corrections.length === 0 && answer.ignored.length === 0) return null;
  const corrected = answer.corrections.map(({ typed, read }) => `“${typed}” as “${read}”`);
  return (
    <Text size="sm" className={classes.quiet}>
      {corrected.length > 0 && `Read ${corrected.join(", ")}. `}
      {answer.ignored.length > 0 && `Left out: ${answer.ignored.map((words) => `“${words}”`).join(", ")}. `}
    </Text>
  );
}
