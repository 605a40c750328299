// The way back up from a campaign to all of them.
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";

export function BackToCampaigns() {
  const paths = usePaths();
  return (
    <AppLink {...paths.campaigns()} size="sm" c="dimmed" underline="hover">
      Campaigns
    </AppLink>
  );
}
