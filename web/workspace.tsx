// The workspace that the page is about, by the slug in its URL. Everything under /w/… finds it here.
import { createContext, type ReactNode, useContext } from "react";
import type { Workspace } from "../contract/access.ts";
import { type Permission, rolePermissions } from "../contract/permissions.ts";

const Current = createContext<Workspace | undefined>(undefined);

export function WorkspaceProvider(props: { workspace: Workspace; children: ReactNode }) {
  return <Current.Provider value={props.workspace}>{props.children}</Current.Provider>;
}

export function useWorkspace(): Workspace {
  const workspace = useContext(Current);
  if (!workspace) throw new Error("This part belongs under /w/…, where a workspace is known");
  return workspace;
}

/** Undefined on pages outside a workspace, such as signing in. */
export function useWorkspaceSlug(): string | undefined {
  return useContext(Current)?.slug;
}

/** Whether this person's role allows something here. The server asks again; this decides what is offered. */
export function useMay(permission: Permission): boolean {
  const { role } = useWorkspace();
  return role !== null && rolePermissions[role].includes(permission);
}
