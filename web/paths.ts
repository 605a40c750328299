// Every address of the application as a function. Each answers the pair that links and navigation take, so that the
// router checks it; `usePaths` fills in the workspace at hand.
import { useMemo } from "react";
import { useWorkspace } from "./workspace.tsx";

export const signInPath = { to: "/sign-in" } as const;
export const startPath = { to: "/" } as const;

export function pathsOf(workspace: string) {
  const params = { workspace };
  return {
    home: () => ({ to: "/w/$workspace", params }) as const,
    customers: () => ({ to: "/w/$workspace/customers", params }) as const,
    customer: (id: string) =>
      ({ to: "/w/$workspace/customers/$customer", params: { ...params, customer: id } }) as const,
    orders: () => ({ to: "/w/$workspace/orders", params }) as const,
    order: (id: string) => ({ to: "/w/$workspace/orders/$order", params: { ...params, order: id } }) as const,
    settings: () => ({ to: "/w/$workspace/settings", params }) as const,
  };
}

export function usePaths() {
  const { slug } = useWorkspace();
  return useMemo(() => pathsOf(slug), [slug]);
}
