// The filters of the people behind a campaign: by outcome, and within one by its causes.
import { campaignEndpoints } from "../../../contract/campaigns.ts";
import { segmentEndpoints } from "../../../contract/segments.ts";
import { useApi } from "../../api-query.ts";
import type { FilterChoice } from "../../ui/filter-bar.tsx";
import { partWords, peopleLabels, segmentOfPart } from "./people-words.ts";
import { reasonSentence } from "./reason-words.ts";
import type { PeopleSearch } from "./routes.ts";

const shown = [
  "delivered",
  "opened",
  "clicked",
  "ordered",
  "failed",
  "suppressed",
  "skipped",
  "sent",
  "queued",
  "tried",
] as const;

export const outcomeFilter: FilterChoice = {
  key: "outcome",
  label: "Outcome",
  options: shown.map((value) => ({ value, label: peopleLabels[value].label })),
};

/** A part of the audience is come to from a figure, and can only be left. */
export function usePartFilter({ part }: PeopleSearch): FilterChoice[] {
  const id = part && segmentOfPart(part);
  const { data } = useApi(segmentEndpoints.get, { params: { id: id ?? "" } }, { enabled: id !== undefined });
  if (!part) return [];
  return [{ key: "part", label: "Part", options: [{ value: part, label: partWords(part, data?.name) }] }];
}

export function useReasonFilter(id: string, { outcome, reason }: PeopleSearch): FilterChoice[] {
  const { data } = useApi(campaignEndpoints.progress, { params: { id } });
  const known = data?.reasons.filter((row) => row.outcome === outcome).map((row) => row.reason) ?? [];
  const all = reason && !known.includes(reason) ? [reason, ...known] : known;
  if (all.length === 0) return [];
  const options = all.map((value) => ({ value, label: reasonSentence(value) }));
  return [{ key: "reason", label: "Cause", options }];
}
