// How many dead letters wait, as the server says it while they come and go. A growing number is told in a passing word.
import { useQueryClient } from "@tanstack/react-query";
import { deadLetterEndpoints } from "../../contract/dead-letters.ts";
import { refresh, useApi } from "../api-query.ts";
import { useLive } from "../live.tsx";
import { useMay, useWorkspaceSlug } from "../workspace.tsx";

export function useDeadLetterCounts() {
  return useApi(deadLetterEndpoints.counts, {}, { enabled: useMay("dead_letters:read"), staleTime: 60_000 });
}

/** To be used once on a page. */
export function useLiveDeadLetters(grown: (by: number) => void): void {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  const { data } = useDeadLetterCounts();
  useLive(["dead_letters"], ({ data: { waiting } }) => {
    if (data && waiting > data.waiting) grown(waiting - data.waiting);
    void refresh(client, workspace, ["Dead letters", "Home"]);
  });
}
