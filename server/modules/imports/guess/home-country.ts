// The country a workspace is most likely at home in, from its currency: an ISO 4217 code starts with its country's.
import type { ActorWorkspace } from "../../../actor.ts";
import { countryCode } from "../values/country-names.ts";

/** ISO 3166 code; undefined for currencies of many countries, such as the euro. */
export function homeCountry({ currency }: Pick<ActorWorkspace, "currency">): string | undefined {
  const letters = currency.slice(0, 2);
  return letters === "EU" ? undefined : countryCode(letters);
}
