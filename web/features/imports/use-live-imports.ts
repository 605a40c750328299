// Puts what the server pushes about imports into what is on screen.
import { useQueryClient } from "@tanstack/react-query";
import { type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { apiQuery, refresh } from "../../api-query.ts";
import { useLive } from "../../live.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";

export function useLiveImports(): void {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  useLive(["import"], ({ data }) => {
    const { queryKey } = apiQuery(workspace, importEndpoints.get, { params: { id: data.id } });
    client.setQueryData(queryKey, (known: ImportRun | undefined) => known && { ...known, ...data });
    // The list and the notes, which a push leaves out, are read anew once it is over.
    if (data.state !== "running") void refresh(client, workspace, [importEndpoints.list.tag]);
  });
}
