// On which channel a campaign goes out: those that the workspace has a connection for.
import { Input, Radio } from "@mantine/core";
import { connectionEndpoints } from "../../../contract/connections.ts";
import { type Channel, channels } from "../../../contract/messages.ts";
import { useApi } from "../../api-query.ts";
import classes from "./channel-field.module.css";
import { channelWords } from "./channel-words.ts";

export function ChannelField(props: { value: Channel; onChange: (channel: Channel) => void }) {
  const carried = useCarried();
  const shown = channels.filter((channel) => carried.includes(channel) || channel === props.value);
  return (
    <Radio.Group
      label="Channel"
      value={props.value}
      onChange={(channel) => props.onChange(channel as Channel)}
    >
      <div className={classes.channels}>
        {shown.map((channel) => (
          <One key={channel} channel={channel} />
        ))}
      </div>
      {!carried.includes(props.value) && (
        <Input.Error mt={4}>No connection carries this channel; choose another one.</Input.Error>
      )}
    </Radio.Group>
  );
}

function One({ channel }: { channel: Channel }) {
  const { label, icon: Icon } = channelWords[channel];
  return (
    <Radio.Card value={channel} className={classes.channel} aria-label={label}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      {label}
    </Radio.Card>
  );
}

/** Every channel until it is known which. */
function useCarried(): readonly Channel[] {
  const { data } = useApi(connectionEndpoints.list, {}, { staleTime: 5 * 60_000 });
  return data ? data.data.flatMap((connection) => connection.channels) : channels;
}
