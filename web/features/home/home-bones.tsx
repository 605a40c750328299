// The shape of home below its figures while it loads: a heading and a few rows, twice.
import { Skeleton, Stack } from "@mantine/core";
import late from "../../ui/late.module.css";

export function HomeBones() {
  return (
    <Stack gap="lg" className={late.late} aria-busy="true">
      {[128, 64].map((height) => (
        <Stack key={height} gap="sm">
          <Skeleton height={16} width={140} my={4} />
          <Skeleton height={height} radius="md" />
        </Stack>
      ))}
    </Stack>
  );
}
