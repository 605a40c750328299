// Every address of the application as a function. Each answers the pair that links and navigation take, so that the
// router checks it; `usePaths` fills in the workspace at hand.
import { useMemo } from "react";
import { useWorkspace } from "./workspace.tsx";

export type Paths = ReturnType<typeof pathsOf>;

export function pathsOf(workspace: string) {
  const params = { workspace };
  return {
    home: () => ({ to: "/w/$workspace", params }) as const,
    customers: () => ({ to: "/w/$workspace/customers", params }) as const,
    duplicates: () => ({ to: "/w/$workspace/customers/duplicates", params }) as const,
    newCustomer: () => ({ to: "/w/$workspace/customers/new", params }) as const,
    customer: (id: string) =>
      ({ to: "/w/$workspace/customers/$customer", params: { ...params, customer: id } }) as const,
    editCustomer: (id: string) =>
      ({ to: "/w/$workspace/customers/$customer/edit", params: { ...params, customer: id } }) as const,
    orders: () => ({ to: "/w/$workspace/orders", params }) as const,
    order: (id: string) => ({ to: "/w/$workspace/orders/$order", params: { ...params, order: id } }) as const,
    segments: () => ({ to: "/w/$workspace/segments", params }) as const,
    newSegment: () => ({ to: "/w/$workspace/segments/new", params }) as const,
    segment: (id: string) =>
      ({ to: "/w/$workspace/segments/$segment", params: { ...params, segment: id } }) as const,
    editSegment: (id: string) =>
      ({ to: "/w/$workspace/segments/$segment/edit", params: { ...params, segment: id } }) as const,
    lists: () => ({ to: "/w/$workspace/lists", params }) as const,
    list: (id: string) => ({ to: "/w/$workspace/lists/$list", params: { ...params, list: id } }) as const,
    lookalike: (id: string) =>
      ({ to: "/w/$workspace/lookalikes/$lookalike", params: { ...params, lookalike: id } }) as const,
    campaigns: () => ({ to: "/w/$workspace/campaigns", params }) as const,
    newCampaign: () => ({ to: "/w/$workspace/campaigns/new", params }) as const,
    objective: () => ({ to: "/w/$workspace/campaigns/from-objective", params }) as const,
    campaign: (id: string) =>
      ({ to: "/w/$workspace/campaigns/$campaign", params: { ...params, campaign: id } }) as const,
    editCampaign: (id: string) =>
      ({ to: "/w/$workspace/campaigns/$campaign/edit", params: { ...params, campaign: id } }) as const,
    /** The people behind a campaign's numbers; which of them is said by the search. */
    campaignPeople: (id: string) =>
      ({ to: "/w/$workspace/campaigns/$campaign/people", params: { ...params, campaign: id } }) as const,
    imports: () => ({ to: "/w/$workspace/imports", params }) as const,
    import: (id: string) =>
      ({ to: "/w/$workspace/imports/$import", params: { ...params, import: id } }) as const,
    settings: () => ({ to: "/w/$workspace/settings", params }) as const,
    settingsPeople: () => ({ to: "/w/$workspace/settings/people", params }) as const,
    settingsCurrencies: () => ({ to: "/w/$workspace/settings/currencies", params }) as const,
    settingsKeys: () => ({ to: "/w/$workspace/settings/keys", params }) as const,
    settingsChannels: () => ({ to: "/w/$workspace/settings/channels", params }) as const,
    settingsSources: () => ({ to: "/w/$workspace/settings/sources", params }) as const,
    settingsSource: (id: string) =>
      ({ to: "/w/$workspace/settings/sources/$source", params: { ...params, source: id } }) as const,
    settingsDeadLetters: () => ({ to: "/w/$workspace/settings/dead-letters", params }) as const,
    settingsDeadLetter: (id: string) =>
      ({ to: "/w/$workspace/settings/dead-letters/$letter", params: { ...params, letter: id } }) as const,
    settingsBrand: () => ({ to: "/w/$workspace/settings/brand", params }) as const,
    settingsAssistant: () => ({ to: "/w/$workspace/settings/assistant", params }) as const,
    settingsAssistantLog: () => ({ to: "/w/$workspace/settings/assistant-log", params }) as const,
    settingsAssistantQuestion: (id: string) =>
      ({
        to: "/w/$workspace/settings/assistant-log/$question",
        params: { ...params, question: id },
      }) as const,
    settingsEvents: () => ({ to: "/w/$workspace/settings/events", params }) as const,
    settingsSignIn: () => ({ to: "/w/$workspace/settings/sign-in", params }) as const,
    /** A path within the workspace that came from the server, such as "/imports/7". */
    page: (path: string) => ({ to: `/w/${workspace}${path}` }),
  };
}

export function usePaths(): Paths {
  const { slug } = useWorkspace();
  return useMemo(() => pathsOf(slug), [slug]);
}
