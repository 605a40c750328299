// What stands above a launched campaign's numbers: how far it is, why nothing moves, whether the numbers are live.
import type { Campaign } from "../../../contract/campaigns.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { Count } from "../../ui/numbers.tsx";
import { useMay } from "../../workspace.tsx";
import { isUnderWay } from "./campaign-state.tsx";
import { LaunchedProgress } from "./launched-progress.tsx";
import type { Liveness } from "./use-live-campaign.ts";

export function LaunchedNotices({ campaign, live }: { campaign: Campaign; live: Liveness }) {
  const { state, attention } = campaign;
  return (
    <>
      {live === "lost" && isUnderWay(state) && (
        <Notice kind="lost" title="Live numbers are interrupted">
          Sending goes on. Until the connection is back the numbers are asked for every ten seconds.
        </Notice>
      )}
      {attention && <Attention words={attention} />}
      {state === "paused" && <Paused campaign={campaign} />}
      {isUnderWay(state) && <LaunchedProgress campaign={campaign} />}
    </>
  );
}

function Attention({ words }: { words: string }) {
  const paths = usePaths();
  const mayManage = useMay("connections:manage");
  return (
    <Notice
      kind="warning"
      title="This needs attention"
      action={mayManage && <AppLink {...paths.settingsChannels()}>Look at the channels</AppLink>}
    >
      {words}
    </Notice>
  );
}

function Paused({ campaign: { stats } }: { campaign: Campaign }) {
  return (
    <Notice kind="paused" title="Paused">
      <Count value={stats.queued} one="message waits and goes" many="messages wait and go" /> out when it is
      resumed. Receipts of what was sent before still come in.
    </Notice>
  );
}
