// A message written for an objective: what it should bring about at the top, two or three variants under it, each told apart by
// its idea. Taking one over changes the draft, which stays a draft.
import { Stack, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ReplyOf } from "../../../contract/api.ts";
import type { Channel } from "../../../contract/messages.ts";
import { writingEndpoints } from "../../../contract/writing.ts";
import { useApi, useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { channelWords } from "../campaigns/channel-words.ts";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import type { Text as MessageText } from "./use-message-help.ts";
import { VariantCard } from "./variant-card.tsx";
import { WriteForm } from "./write-form.tsx";

interface Props {
  channel: Channel;
  intent: string;
  campaignName: string;
  onUse: (idea: string, text: MessageText) => void;
  onClose: () => void;
}

export function WritePanel(props: Props) {
  const { channel, onClose } = props;
  const brand = useApi(writingEndpoints.brand, {});
  const suggest = useApiMutation(writingEndpoints.suggestMessages, { refreshes: ["Engines"] });
  return (
    <SidePanel title={`Write ${channelWords[channel].one} for me`} width={640} startInside onClose={onClose}>
      {brand.error && <ErrorState error={brand.error} onRetry={() => void brand.refetch()} />}
      {!brand.data && !brand.error && <PanelBones />}
      {brand.data && (
        <WriteForm
          brand={brand.data}
          intent={props.intent}
          busy={suggest.isPending}
          again={suggest.data !== undefined}
          error={suggest.error}
          onWrite={(asked, again) =>
            suggest.mutate({ body: { ...asked, again, channel, campaign_name: props.campaignName } })
          }
        />
      )}
      {suggest.data && !suggest.isPending && <Variants result={suggest.data} {...props} />}
    </SidePanel>
  );
}

type Result = ReplyOf<typeof writingEndpoints.suggestMessages>;

function Variants({ result, channel, onUse, onClose }: Props & { result: Result }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    top.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <Stack gap="md" ref={top}>
      <Text role="status" className="unseen">
        {result.variants.length} variants are written
      </Text>
      {result.notes.map((note) => (
        <Notice key={note} kind="info" title={note} />
      ))}
      {result.variants.map((variant) => (
        <VariantCard
          key={variant.idea}
          variant={variant}
          channel={channel}
          onUse={() => {
            onUse(variant.idea, variant.message);
            onClose();
          }}
        />
      ))}
      <AnsweredByLine engine={result.engine} />
    </Stack>
  );
}
