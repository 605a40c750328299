// The filters above the history. Tags are those of the latest campaigns.
import { campaignStates } from "../../../contract/campaigns.ts";
import { channels } from "../../../contract/messages.ts";
import type { FilterChoice } from "../../ui/filter-bar.tsx";
import { campaignStateWords } from "./campaign-state.tsx";
import { channelWords } from "./channel-words.ts";
import { useKnownTags } from "./use-known-tags.ts";

const fixed: FilterChoice[] = [
  {
    key: "state",
    label: "State",
    options: campaignStates.map((value) => ({ value, label: campaignStateWords[value].label })),
  },
  {
    key: "channel",
    label: "Channel",
    options: channels.map((value) => ({ value, label: channelWords[value].label })),
  },
];

/** `chosen` stays among the choices whatever campaigns there are. */
export function useHistoryFilters(chosen: string | undefined): FilterChoice[] {
  const known = useKnownTags();
  const tags = chosen && !known.includes(chosen) ? [chosen, ...known] : known;
  if (tags.length === 0) return fixed;
  return [...fixed, { key: "tag", label: "Tag", options: tags.map((value) => ({ value, label: value })) }];
}
