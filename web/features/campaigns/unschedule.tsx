// Takes a campaign that waits for its time back to a draft, which can be changed again.
import { Button } from "@mantine/core";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { toast } from "../../ui/toast.tsx";
import { FailedAction } from "./failed-action.tsx";

export function Unschedule({ campaign: { id } }: { campaign: Campaign }) {
  const unschedule = useApiMutation(campaignEndpoints.unschedule);
  return (
    <>
      <FailedAction what="It still waits for its time" error={unschedule.error} onClose={unschedule.reset} />
      <Button
        variant="default"
        loading={unschedule.isPending}
        onClick={() =>
          unschedule.mutate({ params: { id } }, { onSuccess: () => toast("A draft again; nothing goes out") })
        }
      >
        Back to draft
      </Button>
    </>
  );
}
