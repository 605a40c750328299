// What still keeps a draft from being launched, each with the field that mends it.
import type { AudiencePreview, MessagePreview } from "../../../contract/campaigns.ts";
import type { DraftValues } from "./draft-values.ts";

export interface Lack {
  words: string;
  field: "name" | "audience" | "subject" | "body" | "schedule";
}

export function lacksOf(
  values: Pick<DraftValues, "name" | "audience"> & Partial<Pick<DraftValues, "schedule">>,
  reach: Pick<AudiencePreview, "matched" | "reachable"> | undefined,
  checks: MessagePreview["checks"] | undefined,
): Lack[] {
  const lacks: Lack[] = [];
  if (values.name.trim() === "") lacks.push({ words: "It has no name", field: "name" });
  if (!values.audience) lacks.push({ words: "Nobody is chosen to get it", field: "audience" });
  else if (reach?.matched === 0) lacks.push({ words: "Nobody is in its audience now", field: "audience" });
  else if (reach?.reachable === 0) {
    lacks.push({ words: "Nobody in its audience can be reached on this channel", field: "audience" });
  }
  const { schedule } = values;
  if (schedule?.kind === "at" && Date.parse(schedule.at) <= Date.now())
    lacks.push({ words: "The time it goes out at has passed", field: "schedule" });
  const faults = checks?.filter(({ level }) => level === "fault") ?? [];
  return [...lacks, ...faults.map(({ message, field }) => ({ words: message, field }))];
}
