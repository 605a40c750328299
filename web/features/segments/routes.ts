// The list of segments, building a new one, and one segment with its rule and members.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { attributeEndpoints } from "../../../contract/attributes.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { apiPagesQuery, apiQuery } from "../../api-query.ts";
import { workspaceRoute } from "../../roots.tsx";
import { newSegmentSearch, segmentSearch } from "./builder/segment-search.ts";
import { segmentPageSearch } from "./page/page-search.ts";

/** As in the URL; the same names as the list's query. */
const listSearch = z.object({
  search: z.string().optional().catch(undefined),
  sort: z.enum(["-updated_at", "name", "-count"]).optional().catch(undefined),
});

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "segments",
  validateSearch: listSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(
      apiPagesQuery(params.workspace, segmentEndpoints.list, { query: deps }),
    );
  },
  component: lazyRouteComponent(() => import("./list/segments-page.tsx"), "SegmentsPage"),
});

const newRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "segments/new",
  validateSearch: newSegmentSearch,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(apiQuery(params.workspace, attributeEndpoints.catalogue, {}));
  },
  component: lazyRouteComponent(() => import("./builder/new-segment-page.tsx"), "NewSegmentPage"),
});

const oneRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "segments/$segment",
  validateSearch: segmentPageSearch,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(
      apiQuery(params.workspace, segmentEndpoints.get, { params: { id: params.segment } }),
    );
  },
  component: lazyRouteComponent(() => import("./page/saved-segment-page.tsx"), "SavedSegmentPage"),
});

const editRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "segments/$segment/edit",
  validateSearch: segmentSearch,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(apiQuery(params.workspace, attributeEndpoints.catalogue, {}));
    void context.queryClient.prefetchQuery(
      apiQuery(params.workspace, segmentEndpoints.get, { params: { id: params.segment } }),
    );
  },
  component: lazyRouteComponent(() => import("./builder/segment-page.tsx"), "SegmentPage"),
});

export const segmentsRoutes = [listRoute, newRoute, oneRoute, editRoute] as const;
