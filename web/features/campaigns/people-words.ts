// What the people behind a campaign's numbers may be asked for by, in words: outcomes, and the parts that insights tell apart.
import type { PeopleOutcome } from "../../../contract/messages.ts";
import { capital } from "../../ui/capital.ts";
import { outcomeLabels } from "../../ui/outcome.ts";

export const peopleLabels: Record<PeopleOutcome, { label: string; meaning: string }> = {
  ...outcomeLabels,
  ordered: outcomeLabels.converted,
  tried: { label: "Delivered or failed", meaning: "The vendor tried, and said what became of it" },
};

const dimensionWords: Record<string, string> = {
  domain: "addresses at",
  hour: "sent in the hour from",
  spend: "spent before",
  segment: "in segment",
};

/** "City: pune", "All but spent before: 1000-5000". */
export function partWords(part: string, segmentName?: string): string {
  const others = part.startsWith("not ");
  const [name, ...value] = (others ? part.slice("not ".length) : part).split(":");
  const words = dimensionWords[name!] ?? name!.replace(/^custom\./, "").replaceAll("_", " ");
  const said = `${words}: ${segmentName ?? value.join(":")}`;
  return others ? `All but ${said}` : capital(said);
}

export const segmentOfPart = (part: string): string | undefined =>
  /(?:^|^not )segment:(\d+)$/.exec(part)?.[1];
