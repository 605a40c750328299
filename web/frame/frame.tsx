// What stays while pages change: rail, top bar, the page between them, and on a phone the bar below.
import { useLocalStorage } from "@mantine/hooks";
import { Outlet, useRouteContext, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { PanelPlace } from "../features/assistant/panel-place.tsx";
import { usePageRoom } from "../features/assistant/use-page-room.ts";
import { LiveProvider } from "../live.tsx";
import { FormatProvider } from "../ui/format-context.tsx";
import { WorkspaceProvider } from "../workspace.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { Commands } from "./commands.tsx";
import { commandsStore } from "./commands-store.ts";
import classes from "./frame.module.css";
import { Rail } from "./rail.tsx";
import { TopBar } from "./top-bar.tsx";

export function Frame() {
  const { workspace } = useRouteContext({ from: "/w/$workspace" });
  const main = useFocusOnNewPage();
  const [chosen, setFolded] = useLocalStorage({ key: "regulars-rail-folded", defaultValue: false });
  const narrow = !usePageRoom(62);
  const folded = chosen || narrow;
  return (
    <WorkspaceProvider workspace={workspace}>
      <FormatProvider currency={workspace.currency} timezone={workspace.timezone}>
        <LiveProvider workspace={workspace.slug}>
          <div className={classes.frame} data-folded={folded || undefined}>
            <a className={classes.skip} href="#main">
              Skip to the page
            </a>
            <Rail folded={folded} onFold={narrow ? undefined : () => setFolded(!folded)} />
            <div className={classes.column}>
              <TopBar />
              <main ref={main} id="main" className={classes.main} tabIndex={-1}>
                <Outlet />
              </main>
            </div>
            <BottomBar />
            <PanelPlace />
          </div>
          <Commands />
        </LiveProvider>
      </FormatProvider>
    </WorkspaceProvider>
  );
}

/** Below the root and the workspace; what opens over a page is deeper. */
const pageDepth = 2;

/**
 * A new page takes the focus, so that the keyboard and screen readers begin there; what opens over it takes its own. A page that
 * comes late takes nothing from whoever has begun to type a command meanwhile.
 */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const page = useRouterState({ select: ({ matches }) => matches[pageDepth]?.routeId });
  const shown = useRef(page);
  useEffect(() => {
    const typing = commandsStore.getState().opened;
    if (page !== shown.current && !typing) main.current?.focus({ preventScroll: true });
    shown.current = page;
  }, [page]);
  return main;
}
