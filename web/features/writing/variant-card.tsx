// One variant: its idea, the message as its template, what is to be weighed of it, and the way to take it over.
import { Button, Text, Title } from "@mantine/core";
import { useId } from "react";
import type { Channel } from "../../../contract/messages.ts";
import type { Suggestion } from "../../../contract/writing.ts";
import { Count } from "../../ui/numbers.tsx";
import { MessageFrame } from "../campaigns/message-frame.tsx";
import { TemplateText } from "../campaigns/message-text.tsx";
import { EvidenceLine } from "./evidence-line.tsx";
import classes from "./variant-card.module.css";

export function VariantCard(props: { variant: Suggestion; channel: Channel; onUse: () => void }) {
  const { idea, message, checks, sms_parts, evidence } = props.variant;
  const heading = useId();
  return (
    <article className={classes.card} aria-labelledby={heading}>
      <header className={classes.head}>
        <Title order={3} id={heading}>
          {idea}
        </Title>
        <Button variant="default" onClick={props.onUse}>
          <span>
            Use this<span className="unseen">: {idea}</span>
          </span>
        </Button>
      </header>
      <MessageFrame
        channel={props.channel}
        to="each reader"
        subject={<TemplateText text={message.subject} />}
        body={<TemplateText text={message.body} />}
      />
      {evidence.map((one) => (
        <EvidenceLine key={one.about} evidence={one} />
      ))}
      {sms_parts !== null && (
        <Text size="sm" c="dimmed">
          <Count value={sms_parts} one="SMS part" /> for most readers
        </Text>
      )}
      {checks.map((check) => (
        <Text key={check.message} size="sm" c="dimmed">
          Worth a look: {check.message}.
        </Text>
      ))}
    </article>
  );
}
