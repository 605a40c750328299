// The message of a campaign: as it was written, or as one of its recipients reads it.
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Campaign } from "../../../contract/campaigns.ts";
import { messageEndpoints } from "../../../contract/messages.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Section } from "../../ui/page.tsx";
import { MessageFrame } from "./message-frame.tsx";
import { MessagePreview } from "./message-preview.tsx";
import { TemplateText } from "./message-text.tsx";
import { useMessagePreview } from "./use-message-preview.ts";

const ways = [
  { value: "written", label: "As written" },
  { value: "read", label: "As a customer reads it" },
];

export function SentMessage({ campaign }: { campaign: Campaign }) {
  const [way, setWay] = useState("written");
  const { subject, body } = campaign.message;
  return (
    <Section
      title={!campaign.launched_at ? "The message" : "The message as it was sent"}
      action={<SegmentedControl size="xs" aria-label="Show" data={ways} value={way} onChange={setWay} />}
    >
      {way === "read" ? (
        <AsRead campaign={campaign} />
      ) : (
        <MessageFrame
          channel={campaign.channel}
          subject={<TemplateText text={subject} />}
          body={<TemplateText text={body} />}
        />
      )}
    </Section>
  );
}

function AsRead({ campaign }: { campaign: Campaign }) {
  const { id, name, channel, message, launched_at } = campaign;
  const [picked, setPicked] = useState<string>();
  const recipients = useApi(
    messageEndpoints.ofCampaign,
    { params: { id }, query: { outcome: "delivered", limit: 20 } },
    { enabled: launched_at !== null },
  );
  const samples = (recipients.data?.data ?? []).map(({ customer }) => ({
    id: customer.id,
    name: customer.name ?? customer.email ?? customer.external_id ?? "Nameless customer",
  }));
  const known = launched_at === null || recipients.data !== undefined;
  const customer_id = picked ?? samples[0]?.id;
  const preview = useMessagePreview({ message, channel, campaign_name: name, customer_id }, known);
  if (preview.error && !preview.data) {
    return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  }
  return (
    <MessagePreview
      preview={preview.data}
      channel={channel}
      asked={customer_id}
      samples={samples}
      onPick={setPicked}
    />
  );
}
