// What the server pushes: one event stream for the workspace, opened once and shared by every part of the page that
// listens.
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { type LiveEvent, type LiveEventName, liveEndpoints } from "../contract/live.ts";
import { urlOf } from "./api.ts";
import { createLiveFeed, type LiveFeed, type LiveState } from "./live-feed.ts";

const Feed = createContext<LiveFeed | undefined>(undefined);

export function LiveProvider(props: { workspace: string; children: ReactNode }) {
  const [feed, setFeed] = useState<LiveFeed>();
  useEffect(() => {
    const opened = createLiveFeed(urlOf(liveEndpoints.live, { query: { workspace: props.workspace } }));
    setFeed(opened);
    return () => opened.close();
  }, [props.workspace]);
  return <Feed.Provider value={feed}>{props.children}</Feed.Provider>;
}

type EventOf<N extends LiveEventName> = Extract<LiveEvent, { event: N }>;

/** Calls `handler` with each pushed event of these names, and says whether pushes are arriving. */
export function useLive<N extends LiveEventName>(
  names: N[],
  handler: (event: EventOf<N>) => void,
): LiveState {
  const feed = useContext(Feed);
  const latest = useRef(handler);
  latest.current = handler;
  const joined = names.join(" ");
  useEffect(() => {
    const stops = joined
      .split(" ")
      .map((name) => feed?.listen(name, (data) => latest.current({ event: name, data } as EventOf<N>)));
    return () => {
      for (const stop of stops) stop?.();
    };
  }, [feed, joined]);
  return useLiveState();
}

/** `open`, `connecting` for the first time or again, `closed` outside a workspace. */
export function useLiveState(): LiveState {
  const feed = useContext(Feed);
  return useSyncExternalStore(
    (changed) => feed?.onState(changed) ?? (() => {}),
    () => feed?.state() ?? "closed",
  );
}
