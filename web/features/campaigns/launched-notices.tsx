// What stands above a launched campaign's numbers: how far it is, why nothing moves, whether the numbers are live.
import type { Campaign } from "../../../contract/campaigns.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { Count } from "../../ui/numbers.tsx";
import { useMay } from "../../workspace.tsx";
import { isUnderWay } from "./campaign-state.tsx";
import { LaunchedProgress } from "./launched-progress.tsx";
import { LaunchedWaiting } from "./launched-waiting.tsx";
import type { Liveness } from "./use-live-campaign.ts";
import { usePeople } from "./use-people.ts";

export function LaunchedNotices({ campaign, live }: { campaign: Campaign; live: Liveness }) {
  const { state, attention, schedule } = campaign;
  return (
    <>
      {live === "lost" && isUnderWay(state) && (
        <Notice kind="lost" title="Live numbers are interrupted">
          These are the last numbers that came. They are asked for every ten seconds until the connection is
          back; nothing that is sent is lost.
        </Notice>
      )}
      {attention && <Attention words={attention} />}
      {state === "paused" && <Paused campaign={campaign} />}
      {state === "cancelled" && <Cancelled campaign={campaign} />}
      {isUnderWay(state) && schedule.kind === "own_time" && <LaunchedWaiting campaign={campaign} />}
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

function Cancelled({ campaign: { stats } }: { campaign: Campaign }) {
  const people = usePeople();
  const out = stats.sent + stats.delivered + stats.failed;
  return (
    <Notice kind="info" title="Cancelled">
      {out === 0
        ? "Nothing had gone out."
        : `It had gone out to ${people(out)}, whose receipts and orders still count.`}{" "}
      Those whose turn had not come are among the skipped.
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
