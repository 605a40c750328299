// Names for a campaign, by what it is for; choosing one writes it into the field.
import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { Channel } from "../../../contract/messages.ts";
import { writingEndpoints } from "../../../contract/writing.ts";
import { useApiMutation } from "../../api-query.ts";
import { toast } from "../../ui/toast.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";

export function SuggestNames(props: {
  name: string;
  intent: string;
  channel: Channel;
  onChoose: (name: string) => void;
}) {
  const suggest = useApiMutation(writingEndpoints.nameCampaign, { refreshes: ["Engines"] });
  const choose = (name: string) => {
    const before = props.name;
    props.onChoose(name);
    toast("It has a new name", () => props.onChoose(before));
  };
  const ask = () =>
    suggest.mutate({ body: { objective: props.intent || props.name, channel: props.channel } });
  return (
    <Menu position="bottom-end" shadow="md" width={320} onOpen={ask}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          aria-label="Suggest names"
          data-tip="Suggest names"
          loading={suggest.isPending}
        >
          <IconPencil size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-busy={suggest.isPending}>
        {suggest.error && (
          <Text size="sm" p="xs" role="alert">
            {suggest.error.message}
          </Text>
        )}
        {suggest.data?.names.map((name) => (
          <Menu.Item key={name} onClick={() => choose(name)}>
            {name}
          </Menu.Item>
        ))}
        {suggest.data && (
          <>
            <Menu.Divider />
            <Menu.Label component="div">
              <AnsweredByLine engine={suggest.data.engine} />
            </Menu.Label>
          </>
        )}
        {suggest.isPending && <Menu.Label>Thinking of names…</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
