// The message as a customer reads it, in the frame of its channel, with the choice of whose eyes.
import { Skeleton, Stack, Text } from "@mantine/core";
import type { MessagePreview as Preview } from "../../../contract/campaigns.ts";
import type { Channel } from "../../../contract/messages.ts";
import late from "../../ui/late.module.css";
import { MessageFrame } from "./message-frame.tsx";
import { RenderedText } from "./message-text.tsx";
import { type Reader, ReaderPicker } from "./reader-picker.tsx";

export function MessagePreview(props: {
  preview: Preview | undefined;
  channel: Channel;
  /** Whose view is asked for; the preview is still another's until it comes. */
  asked: string | undefined;
  samples: Reader[];
  onPick: (id: string) => void;
}) {
  const { preview } = props;
  const reader = preview?.customer ? readerOf(preview.customer) : undefined;
  return (
    <Stack gap="xs">
      <ReaderPicker reader={reader} samples={props.samples} onPick={props.onPick} />
      {preview ? (
        <MessageFrame
          channel={props.channel}
          pending={props.asked !== undefined && props.asked !== reader?.id}
          to={reader?.name ?? "an example customer"}
          subject={<RenderedText text={preview.subject} />}
          body={preview.body ? <RenderedText text={preview.body} /> : <Nothing />}
        />
      ) : (
        <Skeleton className={late.late} height={220} radius="md" />
      )}
    </Stack>
  );
}

function Nothing() {
  return (
    <Text span c="dimmed">
      What you write stands here as its reader gets it.
    </Text>
  );
}

function readerOf(customer: NonNullable<Preview["customer"]>): Reader {
  return { id: customer.id, name: customer.name ?? "Nameless customer" };
}
