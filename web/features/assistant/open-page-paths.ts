// Where each page that can be opened is.
import type { OpenPage } from "../../../contract/assistant-steps.ts";
import type { Paths } from "../../paths.ts";

type Path = { to: string; params: object };

const open: Record<OpenPage, (paths: Paths, id: string) => Path> = {
  home: (paths) => paths.home(),
  customers: (paths) => paths.customers(),
  customer: (paths, id) => paths.customer(id),
  duplicates: (paths) => paths.duplicates(),
  orders: (paths) => paths.orders(),
  segments: (paths) => paths.segments(),
  segment: (paths, id) => paths.segment(id),
  segment_builder: (paths) => paths.newSegment(),
  lists: (paths) => paths.lists(),
  list: (paths, id) => paths.list(id),
  campaigns: (paths) => paths.campaigns(),
  campaign: (paths, id) => paths.campaign(id),
  campaign_review: (paths, id) => paths.editCampaign(id),
  new_campaign: (paths) => paths.newCampaign(),
  imports: (paths) => paths.imports(),
  settings: (paths) => paths.settings(),
  people: (paths) => paths.settingsPeople(),
  keys: (paths) => paths.settingsKeys(),
  channels: (paths) => paths.settingsChannels(),
  sources: (paths) => paths.settingsSources(),
  currencies: (paths) => paths.settingsCurrencies(),
  events: (paths) => paths.settingsEvents(),
  brand: (paths) => paths.settingsBrand(),
  assistant: (paths) => paths.settingsAssistant(),
  assistant_log: (paths) => paths.settingsAssistantLog(),
};

export function pathOf(paths: Paths, page: OpenPage, id: string | null | undefined): Path {
  return open[page](paths, id ?? "");
}
