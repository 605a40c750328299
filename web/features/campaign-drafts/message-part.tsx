// What it says: two or three variants to choose from, and the one chosen to be changed.
import { Text, Textarea, TextInput } from "@mantine/core";
import type { CampaignDraft } from "../../../contract/campaign-drafts.ts";
import type { Channel } from "../../../contract/messages.ts";
import { Notice } from "../../ui/notice.tsx";
import { channelWords } from "../campaigns/channel-words.ts";
import { EditorStep } from "../campaigns/editor-step.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import { VariantCard } from "../writing/variant-card.tsx";
import classes from "./objective.module.css";

interface Written {
  subject: string;
  body: string;
}

export function MessagePart(props: {
  message: CampaignDraft["message"];
  trouble: string | null;
  channel: Channel;
  text: Written;
  onChange: (text: Written) => void;
  /** Of a text message: in how many parts the chosen one travels, which is what it costs by. */
  onParts: (parts: number) => void;
}) {
  const { message, channel, text, onChange } = props;
  const subject = channelWords[channel].subject;
  return (
    <EditorStep
      title="What it says"
      answer={
        message && (
          <div className={classes.variants}>
            {message.variants.map((variant) => (
              <VariantCard
                key={variant.idea}
                variant={variant}
                channel={channel}
                onUse={() => {
                  onChange(variant.message);
                  if (variant.sms_parts !== null) props.onParts(variant.sms_parts);
                }}
              />
            ))}
          </div>
        )
      }
    >
      {props.trouble && <Notice kind="warning" title={props.trouble} />}
      {subject && (
        <TextInput
          label={subject}
          maxLength={500}
          value={text.subject}
          onChange={(event) => onChange({ ...text, subject: event.currentTarget.value })}
        />
      )}
      <Textarea
        label="Message"
        autosize
        minRows={6}
        maxRows={24}
        maxLength={20_000}
        value={text.body}
        onChange={(event) => onChange({ ...text, body: event.currentTarget.value })}
      />
      {message?.notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
      {message && <AnsweredByLine engine={message.engine} />}
    </EditorStep>
  );
}
