// Pages for when there is no page: an unknown address, an unknown workspace, a page that failed.
import { Button, Group } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Page } from "../ui/page.tsx";
import { useWorkspaceSlug } from "../workspace.tsx";
import { ButtonLink } from "./link.tsx";

export function NotFoundPage() {
  return (
    <Shell>
      <Page title="There is no page here">
        <EmptyState
          picture="search"
          title="This address leads nowhere"
          action={
            <ButtonLink to="/" variant="default">
              Go to your workspace
            </ButtonLink>
          }
        >
          It may have been typed by hand, or what it led to was deleted.
        </EmptyState>
      </Page>
    </Shell>
  );
}

export function NoWorkspacePage() {
  return (
    <Shell>
      <Page title="No such workspace">
        <EmptyState
          picture="search"
          title="You are not a member of a workspace by that name"
          action={
            <ButtonLink to="/" variant="default">
              Go to your workspace
            </ButtonLink>
          }
        >
          Ask one of its owners for an invitation, or check the address.
        </EmptyState>
      </Page>
    </Shell>
  );
}

export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Shell>
      <Page title="This page could not be shown">
        <ErrorState error={error} />
        <Group gap="xs">
          <Button onClick={again}>Try again</Button>
          <ButtonLink to="/" variant="default">
            Go to your workspace
          </ButtonLink>
        </Group>
      </Page>
    </Shell>
  );
}

/** Outside a workspace there is no frame to give the page its landmark. */
function Shell(props: { children: ReactNode }) {
  return useWorkspaceSlug() ? props.children : <main>{props.children}</main>;
}
