// What a campaign says: subject where the channel has one, and body; beside it as a customer reads it, and what to mend.
import { Textarea, TextInput } from "@mantine/core";
import { useRef } from "react";
import { ErrorState } from "../../ui/error-state.tsx";
import { MessageHelp } from "../writing/message-help.tsx";
import { channelWords } from "./channel-words.ts";
import { fieldIds } from "./editor-about.tsx";
import classes from "./editor-message.module.css";
import { EditorStep } from "./editor-step.tsx";
import { insertText } from "./insert-text.ts";
import { InsertVariable } from "./insert-variable.tsx";
import { MessageChecks } from "./message-checks.tsx";
import { MessagePreview } from "./message-preview.tsx";
import { TextSize } from "./text-size.tsx";
import type { Draft } from "./use-draft.ts";
import type { WrittenMessage } from "./use-written-message.ts";

export function EditorMessage({ draft, written }: { draft: Draft; written: WrittenMessage }) {
  const { values, change } = draft;
  const words = channelWords[values.channel];
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  return (
    <EditorStep
      title="What it says"
      about="Plain text. A variable stands for something of each reader, such as their first name."
      answer={<Answer draft={draft} written={written} />}
    >
      <MessageHelp
        text={{ subject: values.subject, body: values.body }}
        channel={values.channel}
        intent={values.intent}
        campaignName={values.name}
        onChange={change}
      />
      {words.subject && (
        <div className={classes.field}>
          <InsertVariable
            into={words.subject.toLowerCase()}
            onInsert={(usage) => subject.current && insertText(subject.current, usage)}
          />
          <TextInput
            ref={subject}
            id={fieldIds.subject}
            label={words.subject}
            maxLength={500}
            value={values.subject}
            onChange={(event) => change({ subject: event.currentTarget.value })}
          />
        </div>
      )}
      <div className={classes.field}>
        <InsertVariable
          into="message"
          onInsert={(usage) => body.current && insertText(body.current, usage)}
        />
        <Textarea
          ref={body}
          id={fieldIds.body}
          label="Message"
          autosize
          minRows={12}
          maxRows={28}
          maxLength={20_000}
          value={values.body}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
      </div>
      <MessageChecks written={written} />
    </EditorStep>
  );
}

function Answer({ draft, written }: { draft: Draft; written: WrittenMessage }) {
  const { channel } = draft.values;
  if (written.error && !written.preview) return <ErrorState error={written.error} onRetry={written.again} />;
  return (
    <div className={classes.answer}>
      <MessagePreview
        preview={written.preview}
        channel={channel}
        asked={written.asked}
        samples={written.samples}
        onPick={written.pick}
      />
      {written.preview && <TextSize preview={written.preview} channel={channel} />}
    </div>
  );
}
