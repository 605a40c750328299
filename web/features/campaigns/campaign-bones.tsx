// The shape of a campaign's page while it loads.
import { Skeleton, Stack } from "@mantine/core";
import late from "../../ui/late.module.css";

export function CampaignBones() {
  return (
    <Stack gap="lg" className={late.late} aria-busy="true">
      <Skeleton height={28} radius="sm" />
      <Skeleton height={20} width="70%" />
      <Skeleton height={104} radius="md" />
      <Skeleton height={260} radius="md" />
    </Stack>
  );
}
