// The shape of the builder while it loads.
import { Skeleton, Stack } from "@mantine/core";
import late from "../../../ui/late.module.css";
import { Page } from "../../../ui/page.tsx";
import classes from "./builder.module.css";

export function BuilderBones(props: { title: string }) {
  return (
    <Page title={props.title}>
      <div className={`${classes.columns} ${late.late}`} aria-busy="true">
        <Stack gap="md">
          <Skeleton height={56} radius="md" />
          <Skeleton height={16} width="24%" />
          <Skeleton height={44} radius="md" />
          <Skeleton height={44} radius="md" />
          <Skeleton height={44} radius="md" />
        </Stack>
        <Skeleton height={280} radius="md" />
      </div>
    </Page>
  );
}
