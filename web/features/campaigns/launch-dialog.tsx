// Asks once more before a launch, with what it will do; then saves, launches, and goes to see it.
import { Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type AudiencePreview, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { LaunchWords } from "./launch-words.tsx";
import type { Draft } from "./use-draft.ts";
import { usePeople } from "./use-people.ts";

interface Props {
  draft: Draft;
  reach: AudiencePreview;
  opened: boolean;
  onClose: () => void;
}

export function LaunchDialog({ draft, reach, opened, onClose }: Props) {
  const people = usePeople();
  const launch = useLaunch(draft);
  const waits = draft.values.schedule.kind === "at";
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${waits ? "Schedule" : "Launch"} “${draft.values.name.trim()}”${waits ? "" : " now"}?`}
      confirm={waits ? "Schedule it" : `Launch to ${people(reach.reachable)}`}
      busy={launch.busy}
      error={launch.error}
      onConfirm={launch.run}
    >
      <LaunchWords draft={draft} reach={reach} />
      <Text mt="xs">
        {waits
          ? "The audience is counted once more and written down at that time. Until then you can make it a draft again."
          : "The audience is counted once more and written down at this moment. You can pause or cancel while it goes out; what has gone out cannot be called back."}
      </Text>
    </ConfirmDialog>
  );
}

function useLaunch(draft: Draft) {
  const launch = useApiMutation(campaignEndpoints.launch);
  const navigate = useNavigate();
  const paths = usePaths();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    const { id } = await draft.latest();
    await launch.mutateAsync({ params: { id } });
    await navigate({ ...paths.campaign(id), replace: true });
  };
  return {
    busy,
    error,
    run() {
      setBusy(true);
      setError(undefined);
      void run()
        .catch(setError)
        .finally(() => setBusy(false));
    },
  };
}
