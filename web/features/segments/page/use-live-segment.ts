// Keeps a segment's page moving: when someone enters or leaves, its size is taken from the push and its past is read anew.
import { useQueryClient } from "@tanstack/react-query";
import { segmentLifeEndpoints } from "../../../../contract/segment-life.ts";
import { segmentEndpoints } from "../../../../contract/segments.ts";
import { apiQuery } from "../../../api-query.ts";
import { useLive } from "../../../live.tsx";
import { useWorkspaceSlug } from "../../../workspace.tsx";

/** What a push makes old. Reading the segment itself would count it once more. */
const past = [segmentLifeEndpoints.history, segmentLifeEndpoints.changes, segmentEndpoints.customers];

export function useLiveSegment(id: string): void {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  useLive(["segment"], ({ data: push }) => {
    if (push.id !== id) return;
    const { queryKey } = apiQuery(workspace, segmentEndpoints.get, { params: { id } });
    client.setQueryData(queryKey, (old) => old && { ...old, count: push.count, counted_at: push.at });
    for (const { tag, path } of past)
      void client.invalidateQueries({ queryKey: [workspace ?? "", tag, path] });
  });
}
