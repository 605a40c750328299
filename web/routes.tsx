// The tree of pages, and the router over it. A feature's routes live in its own folder and are joined here by one line.
import { createRouter } from "@tanstack/react-router";
import { campaignDraftsRoutes } from "./features/campaign-drafts/routes.ts";
import { campaignsRoutes } from "./features/campaigns/routes.ts";
import { customersRoutes } from "./features/customers/routes.ts";
import { homeRoutes } from "./features/home/routes.ts";
import { importsRoutes } from "./features/imports/routes.ts";
import { listsRoutes } from "./features/lists/routes.ts";
import { lookalikesRoutes } from "./features/lookalikes/routes.ts";
import { ordersRoutes } from "./features/orders/routes.ts";
import { segmentsRoutes } from "./features/segments/routes.ts";
import { settingsRoutes } from "./features/settings/routes.ts";
import { accessRoutes } from "./features/sign-in/routes.ts";
import { queryClient } from "./query-client.ts";
import { rootRoute, workspaceRoute } from "./roots.tsx";
import { parseSearch, stringifySearch } from "./search-params.ts";

const routeTree = rootRoute.addChildren([
  ...accessRoutes,
  workspaceRoute.addChildren([
    ...homeRoutes,
    ...customersRoutes,
    ...ordersRoutes,
    ...segmentsRoutes,
    ...listsRoutes,
    ...lookalikesRoutes,
    ...campaignsRoutes,
    ...campaignDraftsRoutes,
    ...importsRoutes,
    ...settingsRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
