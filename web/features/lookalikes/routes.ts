// One lookalike audience; it is begun from a segment, a list or a campaign.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lookalikeEndpoints } from "../../../contract/lookalikes.ts";
import { apiQuery } from "../../api-query.ts";
import { workspaceRoute } from "../../roots.tsx";

const oneRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "lookalikes/$lookalike",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(
      apiQuery(params.workspace, lookalikeEndpoints.get, { params: { id: params.lookalike } }),
    );
  },
  component: lazyRouteComponent(() => import("./lookalike-page.tsx"), "LookalikePage"),
});

export const lookalikesRoutes = [oneRoute] as const;
