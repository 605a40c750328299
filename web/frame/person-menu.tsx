// The person: who is signed in, light or dark, and out.
import { Menu, Text, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { accessEndpoints } from "../../contract/access.ts";
import { useApiMutation } from "../api-query.ts";
import { queryClient } from "../query-client.ts";
import { useSession } from "../session.ts";
import { Initials } from "../ui/initials.tsx";
import classes from "./person-menu.module.css";

const schemes = [
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
  { value: "auto", label: "As the system", icon: IconDeviceDesktop },
] as const;

export function PersonMenu() {
  const person = useSession()?.person;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={`You: ${person?.name ?? ""}`}>
          <Initials name={person?.name ?? ""} size={32} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text fw={600}>{person?.name}</Text>
          <Text size="sm" c="dimmed">
            {person?.email}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Label>Colours</Menu.Label>
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            leftSection={<Icon size={16} stroke={1.75} />}
            rightSection={colorScheme === value && <IconCheck size={16} aria-label="(chosen)" />}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={signOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Forgets everything read before, so that the next person sees none of it. */
function useSignOut() {
  const { mutateAsync } = useApiMutation(accessEndpoints.signOut, { refreshes: [] });
  const navigate = useNavigate();
  return async () => {
    await mutateAsync({});
    queryClient.clear();
    await navigate({ to: "/sign-in" });
  };
}
