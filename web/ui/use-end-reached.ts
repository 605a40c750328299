// Calls back when the end of a list comes near, so that the next page is there before one gets to it.
import { useCallback, useEffect, useRef } from "react";

export function useEndReached(onEnd: (() => void) | undefined) {
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  return useCallback((node: HTMLElement | null) => {
    if (!node) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current?.(), {
      rootMargin: "600px",
    });
    watcher.observe(node);
    return () => watcher.disconnect();
  }, []);
}
