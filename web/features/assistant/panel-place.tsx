// Where the panel comes up: read only once it is first asked for, and kept from then on, so that what was asked is still there.
import { lazy, Suspense, useEffect, useState } from "react";
import { useStore } from "zustand";
import { panelStore } from "./panel-store.ts";

const Panel = lazy(() => import("./panel.tsx").then(({ AssistantPanel }) => ({ default: AssistantPanel })));

export function PanelPlace() {
  const opened = useStore(panelStore, (state) => state.opened);
  const [wanted, setWanted] = useState(opened);
  if (opened && !wanted) setWanted(true);
  useMakesRoom(opened);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  );
}

/** The page, and what opens over it, end where the panel begins. */
function useMakesRoom(opened: boolean) {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (opened) dataset.assistant = "open";
    return () => {
      delete dataset.assistant;
    };
  }, [opened]);
}
