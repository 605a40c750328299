// Campaigns' addresses: the history with its filters, one campaign, the people behind its numbers, and writing one.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { campaignEndpoints, campaignStates } from "../../../contract/campaigns.ts";
import { channels, peopleOutcome } from "../../../contract/messages.ts";
import { apiPagesQuery, apiQuery } from "../../api-query.ts";
import { workspaceRoute } from "../../roots.tsx";

const text = z.string().optional().catch(undefined);
const chosen = z.string().regex(/^\d+$/).optional().catch(undefined);

/** As in the URL; the same names as the list's query. */
const historySearch = z.object({
  search: text,
  state: z.enum(campaignStates).optional().catch(undefined),
  channel: z.enum(channels).optional().catch(undefined),
  tag: text,
  sort: z.enum(["-created_at", "-launched_at", "-audience", "name"]).optional().catch(undefined),
});

const historyRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "campaigns",
  validateSearch: historySearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(
      apiPagesQuery(params.workspace, campaignEndpoints.list, { query: deps }),
    );
  },
  component: lazyRouteComponent(() => import("./history-page.tsx"), "HistoryPage"),
});

const oneRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "campaigns/$campaign",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(
      apiQuery(params.workspace, campaignEndpoints.get, { params: { id: params.campaign } }),
    );
  },
  component: lazyRouteComponent(() => import("./campaign-page.tsx"), "CampaignPage"),
});

/** Which of the people: all, those of an outcome, those for whom it ended so for one reason. */
const peopleSearch = z.object({
  outcome: peopleOutcome.optional().catch(undefined),
  part: text,
  reason: text,
  search: text,
});
export type PeopleSearch = z.infer<typeof peopleSearch>;

const peopleRoute = createRoute({
  getParentRoute: () => oneRoute,
  path: "people",
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import("./people-panel.tsx"), "PeoplePanel"),
});

/** Both addresses of the editor have one page, which stays while a new campaign gets an address of its own. */
const editorRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  id: "campaign-editor",
  component: lazyRouteComponent(() => import("./editor-page.tsx"), "EditorPage"),
});

/** On a segment or a list, where one was chosen before. */
const newRoute = createRoute({
  getParentRoute: () => editorRoute,
  path: "campaigns/new",
  validateSearch: z.object({ segment: chosen, list: chosen }),
});

const editRoute = createRoute({ getParentRoute: () => editorRoute, path: "campaigns/$campaign/edit" });

export const campaignsRoutes = [
  historyRoute,
  oneRoute.addChildren([peopleRoute]),
  editorRoute.addChildren([newRoute, editRoute]),
] as const;
