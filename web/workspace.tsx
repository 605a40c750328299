// The workspace that the page is about, by the slug in its URL. Everything under /w/… finds it here.
import { createContext, type ReactNode, useContext } from "react";

const Slug = createContext<string | undefined>(undefined);

export function WorkspaceSlugProvider(props: { slug: string; children: ReactNode }) {
  return <Slug.Provider value={props.slug}>{props.children}</Slug.Provider>;
}

/** Undefined on pages outside a workspace, such as signing in. */
export function useWorkspaceSlug(): string | undefined {
  return useContext(Slug);
}
