// The two routes that all others hang from: the root, and the workspace with its frame. Feature routes name one of them as
// parent; routes.tsx joins them to the tree.
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, notFound, redirect } from "@tanstack/react-router";
import { ApiError } from "./api.ts";
import { Frame } from "./frame/frame.tsx";
import { NotFoundPage, RouteError } from "./frame/lost.tsx";
import { Root } from "./frame/root.tsx";
import { sessionQuery } from "./session.ts";

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: RouteError,
});

export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/w/$workspace",
  beforeLoad: async ({ context, params, location }) => {
    const session = await readSession(context.queryClient, location.href);
    const workspace = session.workspaces.find(({ slug }) => slug === params.workspace);
    if (!workspace) throw notFound({ data: "workspace" });
    return { workspace };
  },
  component: Frame,
  notFoundComponent: NotFoundPage,
  errorComponent: RouteError,
});

/** Sends a stranger to sign in, and back to where they were going afterwards. */
export async function readSession(client: QueryClient, goingTo: string) {
  try {
    return await client.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      throw redirect({ to: "/sign-in", search: { return_to: goingTo === "/" ? undefined : goingTo } });
    }
    throw error;
  }
}
