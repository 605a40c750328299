// Home's address: the workspace itself.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { homeEndpoints } from "../../../contract/home.ts";
import { apiQuery } from "../../api-query.ts";
import { workspaceRoute } from "../../roots.tsx";

const homeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(apiQuery(params.workspace, homeEndpoints.home, {}));
  },
  component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
});

export const homeRoutes = [homeRoute] as const;
