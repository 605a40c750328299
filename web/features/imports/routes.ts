// The list of imports with the place to drop a file, and the page of one.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { importEndpoints } from "../../../contract/imports.ts";
import { apiPagesQuery, apiQuery } from "../../api-query.ts";
import { workspaceRoute } from "../../roots.tsx";

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "imports",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchInfiniteQuery(
      apiPagesQuery(params.workspace, importEndpoints.list, { query: {} }),
    );
  },
  component: lazyRouteComponent(() => import("./imports-page.tsx"), "ImportsPage"),
});

const oneRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "imports/$import",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(
      apiQuery(params.workspace, importEndpoints.get, { params: { id: params.import } }),
    );
  },
  component: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage"),
});

export const importsRoutes = [listRoute, oneRoute] as const;
