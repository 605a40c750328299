// Whom a draft would reach: the audience narrowed by consent and address, counted anew with every change of it.
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";
import type { DraftValues } from "./draft-values.ts";

export type Reach = ReturnType<typeof useReach>;

export function useReach({ audience, channel }: DraftValues) {
  const chosen = audience !== null;
  const query = useApi(
    campaignEndpoints.previewAudience,
    { body: { audience: audience ?? undefined, channel } },
    { enabled: chosen, keep: true },
  );
  return {
    /** Undefined while nothing is chosen or known. */
    data: chosen ? query.data : undefined,
    /** What is shown is of an earlier choice. */
    behind: query.isPlaceholderData || query.isFetching,
    error: chosen ? query.error : null,
    again: () => void query.refetch(),
    chosen,
  };
}
