// Pages for when there is no page: an unknown address, an unknown workspace, a page that failed.
import { Button, Group } from "@mantine/core";
import { type ErrorComponentProps, type NotFoundRouteProps, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Page } from "../ui/page.tsx";
import { useWorkspaceSlug } from "../workspace.tsx";
import { ButtonLink } from "./link.tsx";

const words = {
  page: {
    title: "There is no page here",
    what: "This address leads nowhere",
    why: "It may have been typed by hand, or what it led to was deleted.",
  },
  workspace: {
    title: "No such workspace",
    what: "You are not a member of a workspace by that name",
    why: "Ask one of its owners for an invitation, or check the address.",
  },
};

/** `data` is "workspace" when it is the workspace that is unknown. */
export function NotFoundPage({ data }: NotFoundRouteProps) {
  const { title, what, why } = words[data === "workspace" ? "workspace" : "page"];
  return (
    <Shell>
      <Page title={title}>
        <EmptyState
          picture="search"
          title={what}
          action={
            <ButtonLink to="/" variant="default">
              Go to your workspace
            </ButtonLink>
          }
        >
          {why}
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
