// Ways into the house: the start page that finds one's workspace, signing in, and one-time links.
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { z } from "zod";
import { readSession, rootRoute } from "../../roots.tsx";

const newWorkspacePage = lazyRouteComponent(() => import("./new-workspace-page.tsx"), "NewWorkspacePage");

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async ({ context, location }) => {
    const session = await readSession(context.queryClient, location.href);
    const [first] = session.workspaces;
    if (first) throw redirect({ to: "/w/$workspace", params: { workspace: first.slug } });
  },
  component: newWorkspacePage,
});

const newWorkspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/new-workspace",
  beforeLoad: ({ context, location }) => readSession(context.queryClient, location.href),
  component: newWorkspacePage,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: z.object({
    return_to: z.string().startsWith("/").optional().catch(undefined),
    error: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});

const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/link/$token",
  component: lazyRouteComponent(() => import("./link-page.tsx"), "LinkPage"),
});

export const accessRoutes = [startRoute, newWorkspaceRoute, signInRoute, linkRoute] as const;
