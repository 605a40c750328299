// Ideas for the picture that goes with a message: what it is for at the top, two or three concepts under it. Messages are plain
// text, so that a picture is taken along as a file; the panel says where to.
import { Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ReplyOf } from "../../../contract/api.ts";
import { imageEndpoints } from "../../../contract/images.ts";
import type { Channel } from "../../../contract/messages.ts";
import { writingEndpoints } from "../../../contract/writing.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import { ConceptCard } from "./concept-card.tsx";
import { PictureForm } from "./picture-form.tsx";
import classes from "./picture-panel.module.css";

export function PicturePanel(props: {
  channel: Channel;
  intent: string;
  message: { subject: string; body: string };
  onClose: () => void;
}) {
  const { channel, message } = props;
  const brand = useApi(writingEndpoints.brand, {});
  const suggest = useApiMutation(imageEndpoints.suggest, { refreshes: ["Engines"] });
  return (
    <SidePanel title="Picture ideas" width={640} startInside onClose={props.onClose}>
      {brand.error && <ErrorState error={brand.error} onRetry={() => void brand.refetch()} />}
      {!brand.data && !brand.error && <PanelBones />}
      {brand.data && (
        <PictureForm
          tone={brand.data.tone}
          intent={props.intent}
          hasMessage={message.body.trim() !== ""}
          busy={suggest.isPending}
          again={suggest.data !== undefined}
          error={suggest.error}
          onAsk={(asked, again) => suggest.mutate({ body: { ...asked, again, channel, message } })}
        />
      )}
      {suggest.data && !suggest.isPending && <Concepts channel={channel} result={suggest.data} />}
    </SidePanel>
  );
}

type Result = ReplyOf<typeof imageEndpoints.suggest>;

function Concepts({ result, channel }: { result: Result; channel: Channel }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <Stack gap="lg" ref={top} className={classes.concepts}>
      <Text role="status" className="unseen">
        {result.concepts.length} picture ideas are here
      </Text>
      <Notice kind="info" title="A picture goes beside the message, not into it">
        <Text size="sm">{whereTo[channel]} Take its alternative text along.</Text>
        {result.notes.map((note) => (
          <Text key={note} size="sm">
            {note}
          </Text>
        ))}
      </Notice>
      {result.concepts.map((concept) => (
        <ConceptCard key={concept.idea} concept={concept} />
      ))}
      <AnsweredByLine engine={result.engine} />
    </Stack>
  );
}

const whereTo: Record<Channel, string> = {
  email: "Messages are plain text. Download it for the page that the link leads to, or for your posts.",
  sms: "An SMS carries text alone. Download it for the page that the link leads to, or for your posts.",
  whatsapp: "Download it and upload it as the header of your template with your WhatsApp provider.",
  push: "Download it and upload it as the notification's image with your provider.",
  in_app: "Download it and hand it to whoever keeps your app.",
};
