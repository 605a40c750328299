// The list of customers with its filters, and what opens over it: one customer, editing them, adding one.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { customerEndpoints, customerSorts } from "../../../contract/customers.ts";
import { apiPagesQuery, apiQuery } from "../../api-query.ts";
import { workspaceRoute } from "../../roots.tsx";

const text = z.string().optional().catch(undefined);

/** As in the URL; the same names as the list's query. */
export const customerSearch = z.object({
  search: text,
  country: text,
  city: text,
  tag: text,
  ordered: z.enum(["true", "false"]).optional().catch(undefined),
  consent: z.enum(["email", "sms", "whatsapp", "push"]).optional().catch(undefined),
  filters: text,
  sort: z.enum(customerSorts).optional().catch(undefined),
});

const listRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "customers",
  validateSearch: customerSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(
      apiPagesQuery(params.workspace, customerEndpoints.list, { query: deps }),
    );
  },
  component: lazyRouteComponent(() => import("./customers-page.tsx"), "CustomersPage"),
});

const newRoute = createRoute({
  getParentRoute: () => listRoute,
  path: "new",
  component: lazyRouteComponent(() => import("./new-customer.tsx"), "NewCustomer"),
});

const oneRoute = createRoute({
  getParentRoute: () => listRoute,
  path: "$customer",
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(
      apiQuery(params.workspace, customerEndpoints.get, { params: { id: params.customer } }),
    );
  },
  component: lazyRouteComponent(() => import("./customer-panel.tsx"), "CustomerPanel"),
});

/** Within the same panel, which asks whether this address is open. */
const editRoute = createRoute({ getParentRoute: () => oneRoute, path: "edit" });

export const customersRoutes = [
  listRoute.addChildren([newRoute, oneRoute.addChildren([editRoute])]),
] as const;
