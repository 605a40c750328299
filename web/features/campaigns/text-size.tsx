// How long a message is as its reader gets it; of a text message also in how many parts it travels.
import { Text } from "@mantine/core";
import type { MessagePreview } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import { smsSize } from "../../../contract/sms-size.ts";
import { Count } from "../../ui/numbers.tsx";

export function TextSize({ preview, channel }: { preview: MessagePreview; channel: Channel }) {
  if (channel === "email" || preview.body === "") return null;
  return (
    <Text size="sm" c="dimmed">
      <Count value={preview.body.length} one="character" />
      {channel === "sms" && <Parts body={preview.body} />} for this reader
    </Text>
  );
}

function Parts({ body }: { body: string }) {
  return (
    <>
      , <Count value={smsSize(body).parts} one="SMS part" />
    </>
  );
}
