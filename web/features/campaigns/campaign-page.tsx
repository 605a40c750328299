// One campaign: a draft as it stands, or what became of it once it was launched.
import { getRouteApi, Outlet } from "@tanstack/react-router";
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { BackToCampaigns } from "./back-to-campaigns.tsx";
import { CampaignBones } from "./campaign-bones.tsx";
import { DraftPage } from "./draft-page.tsx";
import { LaunchedPage } from "./launched-page.tsx";

const route = getRouteApi("/w/$workspace/campaigns/$campaign");

export function CampaignPage() {
  const { campaign: id } = route.useParams();
  const { data, error, refetch } = useApi(campaignEndpoints.get, { params: { id } });
  if (data?.state === "draft" || data?.state === "scheduled") return <DraftPage key={id} campaign={data} />;
  if (data) {
    return (
      <>
        <LaunchedPage key={id} campaign={data} />
        <Outlet />
      </>
    );
  }
  return (
    <Page title="Campaign" above={<BackToCampaigns />}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CampaignBones />}
    </Page>
  );
}
