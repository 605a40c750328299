// The tags that the latest campaigns carry, to choose from.
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";

export function useKnownTags(): string[] {
  const { data } = useApi(campaignEndpoints.list, { query: { limit: 200 } }, { staleTime: 5 * 60_000 });
  return [...new Set(data?.data.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b, "en"));
}
