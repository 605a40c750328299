// Keeps one campaign's page moving: pushes replace its numbers, its curve is read anew at most every two seconds, and
// where pushes cannot arrive the numbers are asked for instead.
import { useThrottledCallback } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type CampaignState, campaignEndpoints } from "../../../contract/campaigns.ts";
import { apiQuery } from "../../api-query.ts";
import { useLive } from "../../live.tsx";
import { useWorkspaceSlug } from "../../workspace.tsx";
import { isUnderWay } from "./campaign-state.tsx";

const between = 2_000;
const askEvery = 10_000;
/** A connection that comes back sooner was never missed. */
const patience = 4_000;

export type Liveness = "live" | "lost";

export function useLiveCampaign(id: string, state: CampaignState): Liveness {
  const client = useQueryClient();
  const workspace = useWorkspaceSlug();
  const { queryKey } = apiQuery(workspace, campaignEndpoints.get, { params: { id } });
  const progress = apiQuery(workspace, campaignEndpoints.progress, { params: { id } });
  const readCurve = useThrottledCallback(
    () => void client.invalidateQueries({ queryKey: progress.queryKey }),
    between,
  );
  const readAll = () => {
    void client.invalidateQueries({ queryKey });
    readCurve();
  };
  const connection = useLive(["campaign"], ({ data: push }) => {
    if (push.id !== id) return;
    const before = client.getQueryData(queryKey);
    client.setQueryData(queryKey, (old) => old && { ...old, ...push });
    readCurve();
    if (before?.state !== push.state) readAll();
  });
  return useWatchOver(connection, isUnderWay(state), readAll);
}

/** Asks while nothing is pushed, and once when pushes come again. */
function useWatchOver(connection: string, underWay: boolean, ask: () => void): Liveness {
  const [lost, setLost] = useState(false);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (connection === "open") return setLost(false);
    const timer = setTimeout(() => setLost(true), patience);
    return () => clearTimeout(timer);
  }, [connection]);
  useEffect(() => {
    if (!lost || !underWay) return;
    const timer = setInterval(() => latest.current(), askEvery);
    return () => {
      clearInterval(timer);
      latest.current();
    };
  }, [lost, underWay]);
  return lost ? "lost" : "live";
}
