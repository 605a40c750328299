// Channels: how messages leave. The simulator is there from the start and can be told how to behave.
import { Text } from "@mantine/core";
import { type Connection, connectionEndpoints } from "../../../contract/connections.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Section } from "../../ui/page.tsx";
import { PanelBones } from "../../ui/panel-bones.tsx";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";
import { BehaviourForm } from "./behaviour-form.tsx";
import { MessagePrices } from "./message-prices.tsx";

export function ChannelsPage() {
  const { data, error, refetch } = useApi(connectionEndpoints.list, {});
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PanelBones />;
  return (
    <>
      {data.data.map((connection) => (
        <OneConnection key={connection.id} connection={connection} />
      ))}
      <MessagePrices />
    </>
  );
}

const states: Record<Connection["state"], { tone: Tone; label: string; meaning: string }> = {
  working: { tone: "good", label: "Working", meaning: "It took the last messages" },
  failing: {
    tone: "bad",
    label: "Failing",
    meaning: "It refused or did not answer; messages wait and are tried again",
  },
  unknown: { tone: "quiet", label: "Not used yet", meaning: "No message went through it so far" },
};

const channelNames: Record<Connection["channels"][number], string> = {
  email: "e-mail",
  sms: "SMS",
  whatsapp: "WhatsApp",
  push: "push",
  in_app: "in-app",
};

function OneConnection({ connection }: { connection: Connection }) {
  const { tone, label, meaning } = states[connection.state];
  return (
    <>
      <Section
        title={connection.name}
        about="Stands in for a vendor, so that everything works with no account anywhere. No message leaves this machine."
        action={
          <StateBadge tone={tone} meaning={meaning}>
            {label}
          </StateBadge>
        }
      >
        <Facts
          facts={[
            {
              name: "Carries",
              value: connection.channels.map((channel) => channelNames[channel]).join(", "),
            },
            { name: "Sends receipts to", value: connection.receipts_url },
            { name: "Last failure", value: connection.last_error },
          ]}
        />
      </Section>
      <Section
        title="How it behaves"
        about="Vendors are late, repeat themselves and fail. See what your campaigns do then."
      >
        {connection.behaviour ? (
          <BehaviourForm id={connection.id} behaviour={connection.behaviour} />
        ) : (
          <Text c="dimmed">
            The simulator does not answer just now, so its behaviour cannot be shown or changed.
          </Text>
        )}
      </Section>
    </>
  );
}
