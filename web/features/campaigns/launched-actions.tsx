// What can be done with a launched campaign: pause, resume, cancel the rest, write another like it.
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { IconCopy, IconDots, IconPlayerStop } from "@tabler/icons-react";
import { useState } from "react";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { toast } from "../../ui/toast.tsx";
import { useMay } from "../../workspace.tsx";
import { isUnderWay } from "./campaign-state.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { FailedAction } from "./failed-action.tsx";
import { useDuplicate } from "./use-duplicate.ts";

export function LaunchedActions({ campaign }: { campaign: Campaign }) {
  const maySend = useMay("campaigns:send");
  const mayWrite = useMay("campaigns:write");
  const duplicate = useDuplicate();
  const canStop = campaign.state === "launching" || (isUnderWay(campaign.state) && campaign.stats.queued > 0);
  if (!canStop || !maySend) {
    return mayWrite ? (
      <>
        <FailedAction what="It was not duplicated" error={duplicate.error} onClose={duplicate.reset} />
        <Button
          variant="default"
          leftSection={<IconCopy size={16} stroke={1.75} />}
          loading={duplicate.busy}
          onClick={() => duplicate.run(campaign)}
        >
          Duplicate
        </Button>
      </>
    ) : null;
  }
  return (
    <>
      <PauseOrResume campaign={campaign} />
      <More campaign={campaign} onDuplicate={mayWrite ? () => duplicate.run(campaign) : undefined} />
    </>
  );
}

function PauseOrResume({ campaign: { id, state } }: { campaign: Campaign }) {
  const pause = useApiMutation(campaignEndpoints.pause);
  const resume = useApiMutation(campaignEndpoints.resume);
  const input = { params: { id } };
  if (state === "launching") return null;
  if (state === "paused") {
    return (
      <>
        <FailedAction what="It was not resumed" error={resume.error} onClose={resume.reset} />
        <Button loading={resume.isPending} onClick={() => resume.mutate(input)}>
          Resume sending
        </Button>
      </>
    );
  }
  return (
    <>
      <FailedAction what="It was not paused" error={pause.error} onClose={pause.reset} />
      <Button
        variant="default"
        loading={pause.isPending}
        onClick={() => pause.mutate(input, { onSuccess: () => toast("Paused; nothing more goes out") })}
      >
        Pause sending
      </Button>
    </>
  );
}

function More({ campaign, onDuplicate }: { campaign: Campaign; onDuplicate?: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Tooltip label="More">
            <ActionIcon variant="default" aria-label="More to do with this campaign">
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {onDuplicate && (
            <Menu.Item leftSection={<IconCopy size={16} stroke={1.75} />} onClick={onDuplicate}>
              Duplicate
            </Menu.Item>
          )}
          <Menu.Item
            color="red"
            leftSection={<IconPlayerStop size={16} stroke={1.75} />}
            onClick={() => setAsking(true)}
          >
            Cancel the rest
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <CancelDialog campaign={campaign} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}
