// A plan in its parts, each of which can be changed; at the end the way to make it a draft.
import { Stack } from "@mantine/core";
import { useState } from "react";
import type { CampaignDraft } from "../../../contract/campaign-drafts.ts";
import type { Schedule } from "../../../contract/campaigns.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import editor from "../campaigns/editor.module.css";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import { AudiencePart } from "./audience-part.tsx";
import { ChannelPart } from "./channel-part.tsx";
import { CreateDraft } from "./create-draft.tsx";
import { ExpectedPart } from "./expected-part.tsx";
import { MessagePart } from "./message-part.tsx";
import { ReadWords } from "./read-words.tsx";
import { TimePart } from "./time-part.tsx";
import type { Planning } from "./use-plan.ts";

interface Written {
  subject: string;
  body: string;
}

/** A person's own message and time, until the parts that they were made for change. */
interface Own {
  message?: { of: string; text: Written };
  schedule?: { of: string; schedule: Schedule };
}

export function PlanView({ plan, planning }: { plan: CampaignDraft; planning: Planning }) {
  const [own, setOwn] = useState<Own>({});
  const { audience, channel, message, time } = plan;
  const channelName = channel?.channel ?? "email";
  const first = message?.variants[0]?.message ?? { subject: "", body: "" };
  const text = own.message && own.message.of === channelName ? own.message.text : first;
  const suggested: Schedule = time?.choices[0] ? { kind: "at", at: time.choices[0].at } : { kind: "now" };
  const days = JSON.stringify(time?.within ?? null);
  const schedule = own.schedule && own.schedule.of === days ? own.schedule.schedule : suggested;
  return (
    <>
      <ReadWords plan={plan} planning={planning} />
      {planning.error && <ErrorState error={planning.error} />}
      {audience && channel && time && (
        <div className={editor.steps} aria-busy={planning.busy}>
          <AudiencePart audience={audience} planning={planning} />
          <ChannelPart chosen={channel} planning={planning} />
          <MessagePart
            message={message}
            trouble={plan.message_trouble}
            channel={channelName}
            text={text}
            onChange={(next) => setOwn((now) => ({ ...now, message: { of: channelName, text: next } }))}
            onParts={(sms_parts) => planning.change({ sms_parts })}
          />
          <TimePart
            time={time}
            timezone={plan.timezone}
            schedule={schedule}
            onChange={(next) => setOwn((now) => ({ ...now, schedule: { of: days, schedule: next } }))}
          />
          <ExpectedPart plan={plan} planning={planning} />
          <CreateDraft plan={plan} message={text} schedule={schedule} busy={planning.busy} />
        </div>
      )}
      <Stack gap={4}>
        <AnsweredByLine engine={plan.engine} />
      </Stack>
    </>
  );
}
