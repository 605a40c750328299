// The step that makes the plan a draft: it saves the audience and the campaign, and goes there. It sends nothing.
import { Button, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type CampaignDraft, campaignDraftEndpoints } from "../../../contract/campaign-drafts.ts";
import type { Schedule } from "../../../contract/campaigns.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { EditorStep } from "../campaigns/editor-step.tsx";

interface Props {
  plan: CampaignDraft;
  message: { subject: string; body: string };
  schedule: Schedule;
  busy: boolean;
}

export function CreateDraft({ plan, message, schedule, busy }: Props) {
  const [own, setOwn] = useState<{ name?: string; audience?: string }>({});
  const navigate = useNavigate();
  const paths = usePaths();
  const create = useApiMutation(campaignDraftEndpoints.create, {
    refreshes: ["Campaigns", "Segments"],
    once: true,
  });
  const name = own.name ?? plan.name;
  const audienceName = own.audience ?? plan.audience!.name;
  const run = async () => {
    const { prompt, channel, audience } = plan;
    const { id } = await create.mutateAsync({
      body: {
        ...{ prompt, name, channel: channel!.channel, message, schedule },
        audience: { name: audienceName, rule: audience!.rule },
      },
    });
    await navigate(paths.campaign(id));
  };
  return (
    <EditorStep
      title="Make it a draft"
      about="The audience is saved as a segment, and the campaign as a draft. Nothing is sent until somebody launches it."
    >
      <TextInput
        label="Name of the campaign"
        value={name}
        maxLength={200}
        onChange={(event) => setOwn((now) => ({ ...now, name: event.currentTarget.value }))}
      />
      <TextInput
        label="Name of the segment"
        value={audienceName}
        maxLength={120}
        onChange={(event) => setOwn((now) => ({ ...now, audience: event.currentTarget.value }))}
      />
      {create.error && <ErrorState error={create.error} />}
      <div>
        <Button
          loading={create.isPending}
          disabled={busy || name.trim() === "" || audienceName.trim() === ""}
          onClick={() => void run().catch(() => undefined)}
        >
          Create draft
        </Button>
      </div>
      <Text size="sm" c="dimmed">
        Nobody is held back to compare with, since hold-outs are not there yet.
      </Text>
    </EditorStep>
  );
}
