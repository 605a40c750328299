// The shape of an import's page while it loads.
import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Page } from "../../ui/page.tsx";

export function ImportBones(props: { above: ReactNode }) {
  return (
    <Page title="Import" above={props.above}>
      <Skeleton height={120} radius="md" aria-hidden="true" />
      <Skeleton height={320} radius="md" aria-hidden="true" />
    </Page>
  );
}
