// What a launch does, in sentences: what goes to how many, who is left out and why, and through whom it travels.
import { List, Stack, Text } from "@mantine/core";
import type { AudiencePreview, Schedule } from "../../../contract/campaigns.ts";
import { type Connection, connectionEndpoints } from "../../../contract/connections.ts";
import type { Channel } from "../../../contract/messages.ts";
import { useApi } from "../../api-query.ts";
import { useFormatting } from "../../ui/format-context.tsx";
import { sendTimeWords } from "../scheduling/time-words.ts";
import { channelWords } from "./channel-words.ts";
import type { Draft } from "./use-draft.ts";
import { usePeople } from "./use-people.ts";

export function LaunchWords({ draft, reach }: { draft: Draft; reach: AudiencePreview }) {
  const people = usePeople();
  const { channel, schedule } = draft.values;
  const { timezone } = useFormatting();
  const { matched, reachable, steps } = reach;
  const left = steps.filter(({ dropped }) => dropped > 0);
  return (
    <Stack gap={4}>
      <Text>
        {people(reachable)} {reachable === 1 ? "gets" : "get"} {channelWords[channel].one}{" "}
        {whenWords(schedule, timezone)}
        {left.length === 0 ? ", everyone in the audience." : `, of ${people(matched)} in the audience.`}
      </Text>
      {left.length > 0 && (
        <>
          <Text>{people(matched - reachable)} will not get it:</Text>
          <List>
            {left.map(({ step, dropped, why }) => (
              <List.Item key={step}>
                {people(dropped)} {dropped === 1 ? why?.replace(/^have /, "has ") : why}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <Vendor channel={channel} />
    </Stack>
  );
}

function whenWords(schedule: Schedule, timezone: string): string {
  if (schedule.kind === "now") return "at once";
  if (schedule.kind === "at") return `on ${sendTimeWords(schedule.at, timezone)}, as the audience is now`;
  return "at their own best time within a week";
}

function Vendor({ channel }: { channel: Channel }) {
  const { data } = useApi(connectionEndpoints.list, {}, { staleTime: 5 * 60_000 });
  const connection = data?.data.find(({ channels }) => channels.includes(channel));
  return connection ? <Text c="dimmed">{vendorWords(connection)}</Text> : null;
}

function vendorWords({ vendor, name }: Connection): string {
  if (vendor === "simulator")
    return "It travels through the simulated vendor: all works as with a real one, and no message leaves this machine.";
  return `It travels through ${name}.`;
}
