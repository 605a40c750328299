// The members of the workspace, each with a role that can be changed and a way to remove them.
import { ActionIcon, Select, Text, Tooltip } from "@mantine/core";
import { IconUserMinus } from "@tabler/icons-react";
import { useState } from "react";
import { accessEndpoints, type Member } from "../../../contract/access.ts";
import type { Role } from "../../../contract/permissions.ts";
import { useApiMutation } from "../../api-query.ts";
import { useSession } from "../../session.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Initials } from "../../ui/initials.tsx";
import { NameCell } from "../../ui/name-cell.tsx";
import { SettingRow, SettingRows } from "../../ui/setting-rows.tsx";
import { toast } from "../../ui/toast.tsx";
import { When } from "../../ui/when.tsx";
import { useMay } from "../../workspace.tsx";
import { roleNames } from "./role-names.ts";
import { useRolesToGive } from "./use-roles-to-give.ts";

export function Members({ members }: { members: Member[] }) {
  const update = useApiMutation(accessEndpoints.updateMember);
  const set = (id: string, role: Role) => update.mutateAsync({ params: { id }, body: { role } });
  const change = async ({ person, role: before }: Member, role: Role) => {
    await set(person.id, role);
    toast(`${person.name} is now ${roleNames[role].toLowerCase()}`, () => void set(person.id, before));
  };
  return (
    <>
      {update.error && <ErrorState error={update.error} />}
      <SettingRows>
        {members.map((member) => (
          <OneMember
            key={member.person.id}
            member={member}
            onRole={(role) => void change(member, role).catch(() => undefined)}
          />
        ))}
      </SettingRows>
    </>
  );
}

function OneMember({ member, onRole }: { member: Member; onRole: (role: Role) => void }) {
  const { person, role, last_seen_at } = member;
  const me = useSession()?.person.id === person.id;
  const mayManage = useMay("people:manage");
  const seen = last_seen_at ? (
    <>
      Last here <When at={last_seen_at} />
    </>
  ) : (
    "Not here yet"
  );
  return (
    <SettingRow
      name={
        <NameCell before={<Initials name={person.name} />}>
          {person.name}
          {me && " (you)"}
          <Text size="sm" c="dimmed">
            {person.email && `${person.email}. `}
            {seen}
          </Text>
        </NameCell>
      }
    >
      <RoleChoice name={person.name} role={role} locked={!mayManage} onChange={onRole} />
      {mayManage && !me && <Remove member={member} />}
    </SettingRow>
  );
}

function RoleChoice(props: { name: string; role: Role; locked: boolean; onChange: (role: Role) => void }) {
  const offered = useRolesToGive();
  if (props.locked || !offered.includes(props.role)) return roleNames[props.role];
  return (
    <Select
      w={132}
      aria-label={`Role of ${props.name}`}
      data={offered.map((role) => ({ value: role, label: roleNames[role] }))}
      allowDeselect={false}
      value={props.role}
      onChange={(role) => role && props.onChange(role as Role)}
    />
  );
}

function Remove({ member: { person } }: { member: Member }) {
  const [opened, setOpened] = useState(false);
  const remove = useApiMutation(accessEndpoints.removeMember);
  const name = `Remove ${person.name}`;
  const confirm = async () => {
    await remove.mutateAsync({ params: { id: person.id } });
    setOpened(false);
    toast(`${person.name} was removed`);
  };
  return (
    <>
      <Tooltip label={name}>
        <ActionIcon aria-label={name} onClick={() => setOpened(true)}>
          <IconUserMinus size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={opened}
        title={`Remove ${person.name} from this workspace?`}
        confirm={name}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => void confirm().catch(() => undefined)}
        onClose={() => setOpened(false)}
      >
        They are signed out of it at once. What they made, segments and campaigns, stays. You can invite them
        again.
      </ConfirmDialog>
    </>
  );
}
