// Help with the message at hand: written from an objective, rewritten, held against the brand's voice. All of it can be taken back.
import { Button, Group, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconPencil,
  IconPhoto,
  IconSpeakerphone,
} from "@tabler/icons-react";
import { useState } from "react";
import type { Channel } from "../../../contract/messages.ts";
import { type Way, ways, writingEndpoints } from "../../../contract/writing.ts";
import { useApiMutation } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { PicturePanel } from "../images/picture-panel.tsx";
import { FitFindings } from "./fit-findings.tsx";
import { RewriteResult } from "./rewrite-result.tsx";
import { type Text, useMessageHelp } from "./use-message-help.ts";
import { WritePanel } from "./write-panel.tsx";

const wayWords: Record<Way, { label: string; done: string }> = {
  shorter: { label: "Shorter", done: "Made shorter" },
  warmer: { label: "Warmer", done: "Made warmer" },
  clearer: { label: "Clearer", done: "Made clearer" },
};

export function MessageHelp(props: {
  text: Text;
  channel: Channel;
  intent: string;
  campaignName: string;
  onChange: (text: Text) => void;
}) {
  const { text, channel } = props;
  const help = useMessageHelp(text, props.onChange);
  const [open, setOpen] = useState<"words" | "pictures">();
  const rewrite = useApiMutation(writingEndpoints.rewriteMessage, { refreshes: ["Engines"] });
  const fit = useApiMutation(writingEndpoints.fitMessage, { refreshes: ["Engines"] });
  const empty = text.body.trim() === "";
  const change = async (way: Way) => {
    fit.reset();
    const { message, changes } = await rewrite.mutateAsync({ body: { message: text, channel, way } });
    if (changes.length > 0) help.put(wayWords[way].done, message);
  };
  const check = () => {
    rewrite.reset();
    fit.mutate({ body: { message: text, channel } });
  };
  return (
    <>
      <Group gap="xs">
        <Button
          variant={empty ? "filled" : "default"}
          leftSection={<IconPencil size={16} stroke={1.75} />}
          onClick={() => setOpen("words")}
        >
          Write it for me
        </Button>
        <Menu position="bottom-start" shadow="md" width={180}>
          <Menu.Target>
            <Button
              variant="default"
              disabled={empty}
              loading={rewrite.isPending}
              rightSection={<IconChevronDown size={16} stroke={1.75} />}
            >
              Rewrite
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {ways.map((way) => (
              <Menu.Item key={way} onClick={() => void change(way).catch(() => undefined)}>
                {wayWords[way].label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          variant="default"
          disabled={empty}
          loading={fit.isPending}
          leftSection={<IconSpeakerphone size={16} stroke={1.75} />}
          onClick={check}
        >
          Check the voice
        </Button>
        <Button
          variant="default"
          leftSection={<IconPhoto size={16} stroke={1.75} />}
          onClick={() => setOpen("pictures")}
        >
          Picture ideas
        </Button>
        {help.undoes && (
          <Button
            variant="subtle"
            leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
            onClick={help.undo}
          >
            Undo “{help.undoes}”
          </Button>
        )}
        {help.redoes && (
          <Button
            variant="subtle"
            leftSection={<IconArrowForwardUp size={16} stroke={1.75} />}
            onClick={help.redo}
          >
            Redo “{help.redoes}”
          </Button>
        )}
      </Group>
      {rewrite.error && <ErrorState error={rewrite.error} />}
      {fit.error && <ErrorState error={fit.error} />}
      {rewrite.data && <RewriteResult result={rewrite.data} onDismiss={rewrite.reset} />}
      {fit.data && <FitFindings result={fit.data} onDismiss={fit.reset} />}
      {open === "words" && (
        <WritePanel
          channel={channel}
          intent={props.intent}
          campaignName={props.campaignName}
          onUse={(idea, message) => help.put(`Written: ${idea}`, message)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === "pictures" && (
        <PicturePanel
          channel={channel}
          intent={props.intent}
          message={text}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
