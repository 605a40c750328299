// Whom it is for: the sentence and how many, changed in words, by a saved segment or in the builder.
import { Button, Group, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { assistantEndpoints } from "../../../contract/assistant.ts";
import type { CampaignDraft } from "../../../contract/campaign-drafts.ts";
import { useApiMutation } from "../../api-query.ts";
import { formatCount } from "../../format.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { useFormatting } from "../../ui/format-context.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Count } from "../../ui/numbers.tsx";
import { useMay } from "../../workspace.tsx";
import { EditorStep } from "../campaigns/editor-step.tsx";
import { SegmentPicker } from "../campaigns/segment-picker.tsx";
import { RefusedWords } from "../segments/describe/refused-words.tsx";
import classes from "./objective.module.css";
import type { Planning } from "./use-plan.ts";

type Audience = NonNullable<CampaignDraft["audience"]>;

export function AudiencePart({ audience, planning }: { audience: Audience; planning: Planning }) {
  const navigate = useNavigate();
  const paths = usePaths();
  const { currency } = useFormatting();
  const mayBuild = useMay("segments:write");
  const { change, changed } = planning;
  const open = () =>
    void navigate({
      ...paths.page("/segments/new"),
      search: { rule: JSON.stringify(audience.rule) } as never,
    });
  const segment = changed.rule as { kind?: string; id?: string } | undefined;
  return (
    <EditorStep
      title="Who gets it"
      answer={<ChangeInWords rule={audience.whole.rule} onChange={(rule) => change({ rule })} />}
    >
      <Text className={classes.count}>
        <Count value={audience.count} one="customer" />
      </Text>
      <Text>{audience.sentence}</Text>
      {audience.limited && (
        <Notice
          kind="info"
          title={`Limited by the budget, from ${formatCount(audience.whole.count, currency)}`}
        >
          {audience.limited}
        </Notice>
      )}
      <SegmentPicker
        id={segment?.kind === "segment" ? segment.id : undefined}
        onPick={(id) => change({ rule: id ? { kind: "segment", id } : undefined })}
      />
      <Group gap="sm">
        {mayBuild && (
          <Button variant="default" onClick={open}>
            Open in the builder
          </Button>
        )}
        {changed.rule !== undefined && (
          <Button variant="subtle" onClick={() => change({ rule: undefined })}>
            As the objective says
          </Button>
        )}
      </Group>
    </EditorStep>
  );
}

function ChangeInWords({ rule, onChange }: { rule: unknown; onChange: (rule: unknown) => void }) {
  const [words, setWords] = useState("");
  const ask = useApiMutation(assistantEndpoints.segmentRules, { refreshes: [] });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === "") return;
    const answer = await ask.mutateAsync({ body: { prompt: words, rule } }).catch(() => undefined);
    if (!answer?.rule) return;
    onChange(answer.rule);
    setWords("");
    ask.reset();
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.inWords}>
      <TextInput
        label="Change whom it is for, in words"
        placeholder="Now only those in Pune"
        value={words}
        maxLength={1_000}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="default" loading={ask.isPending} disabled={words.trim() === ""}>
          Change
        </Button>
      </div>
      {ask.error && <ErrorState error={ask.error} />}
      {ask.data && ask.data.rule === null && <RefusedWords text={words} refusals={ask.data.unsupported} />}
    </form>
  );
}
