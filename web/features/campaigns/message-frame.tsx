// A message in the frame in which its reader meets it: a letter, a text on a phone, a notification.
import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Channel } from "../../../contract/messages.ts";
import { Initials } from "../../ui/initials.tsx";
import { useWorkspace } from "../../workspace.tsx";
import classes from "./message-frame.module.css";

interface Framed {
  subject: ReactNode;
  body: ReactNode;
  /** Whom it is shown to; left out while it is a template. */
  to?: string;
}

interface MessageFrameProps extends Framed {
  channel: Channel;
  /** Another reader's view is on its way. */
  pending?: boolean;
}

const frames: Record<Channel, (props: Framed) => ReactNode> = {
  email: Letter,
  sms: Bubble,
  whatsapp: Bubble,
  push: Card,
  in_app: Card,
};

export function MessageFrame({ channel, pending, ...framed }: MessageFrameProps) {
  const Frame = frames[channel];
  return (
    <figure
      className={classes.frame}
      data-channel={channel}
      data-pending={pending || undefined}
      aria-label="The message"
      aria-busy={pending}
    >
      <Frame {...framed} />
    </figure>
  );
}

function Letter({ subject, body, to }: Framed) {
  const { name } = useWorkspace();
  return (
    <>
      <div className={classes.head}>
        <Initials name={name} size={32} />
        <div className={classes.lines}>
          <Text size="sm" fw={500}>
            {name}
          </Text>
          {to && (
            <Text size="sm" c="dimmed">
              to {to}
            </Text>
          )}
        </div>
      </div>
      <Text fw={600} size="lg" className={classes.text}>
        {subject}
      </Text>
      <div className={classes.text}>{body}</div>
    </>
  );
}

function Bubble({ body, to }: Framed) {
  const { name } = useWorkspace();
  return (
    <>
      <Text size="sm" c="dimmed">
        {name}
        {to && ` to ${to}`}
      </Text>
      <div className={`${classes.text} ${classes.bubble}`}>{body}</div>
    </>
  );
}

function Card({ subject, body, to }: Framed) {
  const { name } = useWorkspace();
  return (
    <>
      <Text size="sm" c="dimmed">
        {name}
        {to && ` to ${to}`}
      </Text>
      <div className={classes.card}>
        <Initials name={name} size={32} square />
        <div className={classes.lines}>
          <Text fw={600}>{subject || name}</Text>
          <div className={classes.text}>{body}</div>
        </div>
      </div>
    </>
  );
}
