// From an objective to a draft: one page, whose objective is in its address.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { workspaceRoute } from "../../roots.tsx";

const objectiveRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "campaigns/from-objective",
  validateSearch: z.object({ objective: z.string().max(500).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./objective-page.tsx"), "ObjectivePage"),
});

export const campaignDraftsRoutes = [objectiveRoute] as const;
