// The objective with what was read from which words, what the words mean here, what is open, and what cannot be done.
import { Button, Text } from "@mantine/core";
import { type CampaignDraft, objectivePartWords } from "../../../contract/campaign-drafts.ts";
import { Notice } from "../../ui/notice.tsx";
import { Chips } from "../segments/describe/chips.tsx";
import { RefusedWords } from "../segments/describe/refused-words.tsx";
import classes from "./objective.module.css";
import type { Planning } from "./use-plan.ts";

export function ReadWords({ plan, planning }: { plan: CampaignDraft; planning: Planning }) {
  const { parts, definitions, ambiguities, unsupported, ignored, without_unsupported } = plan;
  return (
    <section aria-label="What was understood" className={classes.read}>
      <dl className={classes.parts}>
        {parts.map(({ part, start, text, words }) => (
          <div key={start} className={classes.part}>
            <dt>{objectivePartWords[part]}</dt>
            <dd>
              “{text}”
              {words !== "" && (
                <Text size="sm" c="dimmed">
                  {words}
                </Text>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {definitions.map(({ start, text, words }) => (
        <Text key={start}>
          <b>{text}</b> here: {words}
        </Text>
      ))}
      {ambiguities.map((open) => (
        <Chips
          key={`${open.start} ${open.question}`}
          question={open.question}
          labels={open.choices.map(({ label }) => label)}
          chosen={open.chosen}
          onChoose={(chosen) => planning.choose(open, chosen)}
        />
      ))}
      {unsupported.length > 0 && <RefusedWords text={plan.prompt} refusals={unsupported} />}
      {!plan.audience && without_unsupported && (
        <div>
          <Text>Without these words it is for: {without_unsupported.sentence}.</Text>
          <Button
            variant="default"
            mt={8}
            onClick={() => planning.change({ rule: without_unsupported.rule })}
          >
            Plan it for them
          </Button>
        </div>
      )}
      {ignored.length > 0 && (
        <Notice kind="info" title="Left out, since it does not say whom it is for">
          {ignored.map((words) => `“${words}”`).join(", ")}
        </Notice>
      )}
    </section>
  );
}
