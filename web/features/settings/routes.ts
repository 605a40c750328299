// Settings and its parts, each with an address of its own.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import { deadLetterKinds, deadLetterSources, deadLetterStates } from "../../../contract/dead-letters.ts";
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

/** As in the URL; the same names as the list's query. */
const deadLetterSearch = z.object({
  search: z.string().optional().catch(undefined),
  kind: z.enum(deadLetterKinds).optional().catch(undefined),
  source: z.enum(deadLetterSources).optional().catch(undefined),
  state: z.enum(deadLetterStates).optional().catch(undefined),
});

const deadLettersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "dead-letters",
  validateSearch: deadLetterSearch,
  component: lazyRouteComponent(() => import("../dead-letters/dead-letters-page.tsx"), "DeadLettersPage"),
});

const deadLetterRoute = createRoute({
  getParentRoute: () => deadLettersRoute,
  path: "$letter",
  component: lazyRouteComponent(() => import("../dead-letters/dead-letter-panel.tsx"), "DeadLetterPanel"),
});

const brandRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "brand",
  component: lazyRouteComponent(() => import("../writing/brand-page.tsx"), "BrandPage"),
});

const assistantRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "assistant",
  component: lazyRouteComponent(() => import("../engines/assistant-page.tsx"), "AssistantPage"),
});

const assistantLogRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: "assistant-log",
  component: lazyRouteComponent(() => import("../engines/actions-page.tsx"), "ActionsPage"),
});

const assistantQuestionRoute = createRoute({
  getParentRoute: () => assistantLogRoute,
  path: "$question",
  component: lazyRouteComponent(() => import("../engines/action-panel.tsx"), "ActionPanel"),
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
    keysRoute,
    sourcesRoute.addChildren([sourceRoute]),
    deadLettersRoute.addChildren([deadLetterRoute]),
    eventsRoute,
    channelsRoute,
    brandRoute,
    assistantRoute,
    assistantLogRoute.addChildren([assistantQuestionRoute]),
    signInRoute,
  ]),
] as const;
