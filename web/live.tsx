// What the server pushes: one event stream for the workspace, opened once and shared by every part of the page that
// listens. EventSource reconnects by itself after a broken connection but gives up on an error answer, so we retry that.
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createLiveFeed, type LiveFeed, type LiveState } from "./live-feed.ts";

const Feed = createContext<LiveFeed | undefined>(undefined);

export function LiveProvider(props: { workspace: string; children: ReactNode }) {
  const [feed, setFeed] = useState<LiveFeed>();
  useEffect(() => {
    const opened = createLiveFeed(`/api/live?workspace=${encodeURIComponent(props.workspace)}`);
    setFeed(opened);
    return () => opened.close();
  }, [props.workspace]);
  return <Feed.Provider value={feed}>{props.children}</Feed.Provider>;
}

/** Calls `handler` with the topic and data of each pushed event of these topics. */
export function useLive<T = unknown>(topics: string[], handler: (data: T, topic: string) => void): LiveState {
  const feed = useContext(Feed);
  const latest = useRef(handler);
  latest.current = handler;
  const names = topics.join(" ");
  useEffect(() => {
    const stops = names
      .split(" ")
      .map((topic) => feed?.listen(topic, (data) => latest.current(data as T, topic)));
    return () => stops.forEach((stop) => stop?.());
  }, [feed, names]);
  return useLiveState();
}

/** Whether pushed changes are arriving: `open`, `connecting` for the first time or again, `closed` outside a workspace. */
export function useLiveState(): LiveState {
  const feed = useContext(Feed);
  return useSyncExternalStore(
    (changed) => feed?.onState(changed) ?? (() => {}),
    () => feed?.state() ?? "closed",
  );
}
