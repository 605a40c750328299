// The lists of customers, beside the segments, and one list with its members.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { workspaceRoute } from "../../roots.tsx";

const search = z.object({ search: z.string().optional().catch(undefined) });

const listsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "lists",
  validateSearch: search.extend({ sort: z.enum(["-updated_at", "name"]).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./lists-page.tsx"), "ListsPage"),
});

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "lists/$list",
  validateSearch: search.extend({ split: z.literal("true").optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./list-page.tsx"), "ListPage"),
});

export const listsRoutes = [listsRoute, listRoute] as const;
