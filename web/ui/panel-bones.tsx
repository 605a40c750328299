// The shape of a side panel's content while it loads.
import { Skeleton, Stack } from "@mantine/core";
import late from "./late.module.css";

export function PanelBones() {
  return (
    <Stack gap="lg" className={late.late} aria-busy="true">
      <Skeleton height={112} radius="md" />
      <Skeleton height={16} width="30%" />
      <Skeleton height={208} radius="md" />
      <Skeleton height={16} width="42%" />
      <Skeleton height={16} width="64%" />
      <Skeleton height={16} width="55%" />
    </Stack>
  );
}
