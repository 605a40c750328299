// Settings and its parts, each with an address of its own.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { workspaceRoute } from "../../roots.tsx";

const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "settings",
  component: lazyRouteComponent(() => import("./settings-layout.tsx"), "SettingsLayout"),
});

const generalRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "/",
  component: lazyRouteComponent(() => import("./general-page.tsx"), "GeneralPage"),
});

const peopleRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "people",
  component: lazyRouteComponent(() => import("./people-page.tsx"), "PeoplePage"),
});

const currenciesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "currencies",
  component: lazyRouteComponent(() => import("./currencies-page.tsx"), "CurrenciesPage"),
});

const keysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "keys",
  component: lazyRouteComponent(() => import("./keys-page.tsx"), "KeysPage"),
});

const channelsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "channels",
  component: lazyRouteComponent(() => import("./channels-page.tsx"), "ChannelsPage"),
});

const eventsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "events",
  component: lazyRouteComponent(() => import("../events/events-page.tsx"), "EventsPage"),
});

const sourcesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "sources",
  component: lazyRouteComponent(() => import("../sources/sources-page.tsx"), "SourcesPage"),
});

const sourceRoute = createRoute({
  getParentRoute: () => sourcesRoute,
  path: "$source",
  component: lazyRouteComponent(() => import("../sources/source-panel.tsx"), "SourcePanel"),
});

const signInRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "sign-in",
  component: lazyRouteComponent(() => import("./sign-in-methods-page.tsx"), "SignInMethodsPage"),
});

export const settingsRoutes = [
  settingsRoute.addChildren([
    generalRoute,
    peopleRoute,
    currenciesRoute,
    keysRoute,
    sourcesRoute.addChildren([sourceRoute]),
    eventsRoute,
    channelsRoute,
    signInRoute,
  ]),
] as const;
