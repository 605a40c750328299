// The list of orders with its filters, and one order opening over it.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { orderEndpoints, orderSorts, orderStatuses } from "../../../contract/orders.ts";
import { apiPagesQuery, apiQuery } from "../../api-query.ts";
import { workspaceRoute } from "../../roots.tsx";

/** As in the URL; the same names as the list's query. */
export const orderSearch = z.object({
  search: z.string().optional().catch(undefined),
  status: z.enum(orderStatuses).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  filters: z.string().optional().catch(undefined),
  sort: z.enum(orderSorts).optional().catch(undefined),
});

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "orders",
  validateSearch: orderSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(
      apiPagesQuery(params.workspace, orderEndpoints.list, { query: deps }),
    );
  },
  component: lazyRouteComponent(() => import("./orders-page.tsx"), "OrdersPage"),
});

const oneRoute = createRoute({
  getParentRoute: () => listRoute,
  path: "$order",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(
      apiQuery(params.workspace, orderEndpoints.get, { params: { id: params.order } }),
    );
  },
  component: lazyRouteComponent(() => import("./order-panel.tsx"), "OrderPanel"),
});

export const ordersRoutes = [listRoute.addChildren([oneRoute])] as const;
