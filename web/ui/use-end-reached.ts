// Calls back when the end of a list comes near, so that the next page is there before one gets to it.
import { useCallback, useEffect, useRef } from "react";

/** Watches anew for each `length` of the list, since on a tall screen the end may still be in sight after a page came. */
export function useEndReached(onEnd: (() => void) | undefined, length: number) {
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  return useCallback(
    (node: HTMLElement | null) => {
      if (!node || length === 0) return;
      const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current?.(), {
        rootMargin: "600px",
      });
      watcher.observe(node);
      return () => watcher.disconnect();
    },
    [length],
  );
}
