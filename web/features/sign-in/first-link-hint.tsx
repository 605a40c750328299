// Explains the one-time link, which lets the owner in before any sign-in provider is set up.
import { Code, Stack, Text } from "@mantine/core";

export function FirstLinkHint() {
  return (
    <Stack gap={8}>
      <Text fw={600}>First time here?</Text>
      <Text c="dimmed">
        When Regulars starts for the first time, it prints a one-time link for the owner in its terminal. Open
        that link to come in; <Code>npm run cli -- owner-link</Code> makes a new one. Everyone else comes in
        by the invitation you give them.
      </Text>
    </Stack>
  );
}
