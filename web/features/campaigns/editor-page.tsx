// Writing a campaign: the same page for a new one and for going on with a draft. A new one gets its address at the first
// change, while the page stays as it is; a sitting is one stay at the page, and another sitting begins afresh.
import { Navigate, useLocation, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { type Campaign, campaignEndpoints } from "../../../contract/campaigns.ts";
import { useApi } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page } from "../../ui/page.tsx";
import { useMay } from "../../workspace.tsx";
import { BackToCampaigns } from "./back-to-campaigns.tsx";
import { CampaignBones } from "./campaign-bones.tsx";
import { newDraft, valuesOf } from "./draft-values.ts";
import { Editor } from "./editor.tsx";

declare module "@tanstack/history" {
  interface HistoryState {
    /** Carried from the address of a new campaign to the one it gets when it is first saved. */
    sitting?: string;
  }
}

export function EditorPage() {
  const { campaign: id } = useParams({ strict: false });
  const { segment, list } = useSearch({ strict: false }) as { segment?: string; list?: string };
  const paths = usePaths();
  const sitting = useLocation({ select: ({ state }) => state.sitting ?? state.__TSR_key ?? "" });
  if (!useMay("campaigns:write"))
    return <Navigate {...(id ? paths.campaign(id) : paths.campaigns())} replace />;
  return <Sitting key={sitting} name={sitting} id={id} segment={segment} list={list} />;
}

function Sitting(props: { name: string; id: string | undefined; segment?: string; list?: string }) {
  const [begunWith] = useState(props.id);
  const navigate = useNavigate();
  const paths = usePaths();
  const settle = ({ id }: Campaign) =>
    void navigate({
      ...paths.editCampaign(id),
      replace: true,
      resetScroll: false,
      state: { sitting: props.name },
    });
  if (begunWith) return <Continued id={begunWith} />;
  return (
    <Editor start={{ campaign: undefined, values: newDraft(props.segment, props.list) }} onMade={settle} />
  );
}

/** Shows nothing older than the server has it, since what is typed is put on top. */
function Continued({ id }: { id: string }) {
  const paths = usePaths();
  const [first, setFirst] = useState<Campaign>();
  const { data, error, refetch, isFetchedAfterMount } = useApi(
    campaignEndpoints.get,
    { params: { id } },
    { staleTime: 0 },
  );
  if (!first && data && isFetchedAfterMount) setFirst(data);
  if (first && first.state !== "draft") return <Navigate {...paths.campaign(id)} replace />;
  if (first) return <Editor start={{ campaign: first, values: valuesOf(first) }} onMade={() => {}} />;
  return (
    <Page title="Campaign" above={<BackToCampaigns />}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CampaignBones />}
    </Page>
  );
}
