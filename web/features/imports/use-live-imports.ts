// Puts what the server pushes about imports into what is on screen.
import { useQueryClient } from "@tanstack/react-query";
import { type ImportProgress, type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { apiPagesQuery, apiQuery, refresh } from "../../api-query.ts";
import { useLive } from "../../live.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";

export function useLiveImports(): void {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  useLive(["import"], ({ data }) => {
    const { queryKey } = apiQuery(workspace, importEndpoints.get, { params: { id: data.id } });
    client.setQueryData(queryKey, (known: ImportRun | undefined) => known && { ...known, ...data });
    const list = apiPagesQuery(workspace, importEndpoints.list, { query: {} });
    client.setQueryData(
      list.queryKey,
      (known) => known && { ...known, pages: known.pages.map(withProgress(data)) },
    );
    // The notes, which a push leaves out, are read anew once it is over.
    if (data.state !== "running") void refresh(client, workspace, [importEndpoints.list.tag]);
  });
}

function withProgress(data: ImportProgress) {
  return <Page extends { data: ImportRun[] }>(page: Page): Page => ({
    ...page,
    data: page.data.map((run) => (run.id === data.id ? { ...run, ...data } : run)),
  });
}
