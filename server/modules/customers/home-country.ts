// The country a workspace is most likely at home in, by whose plan its customers' phone numbers are completed: that of its
// currency, since an ISO 4217 code starts with its country's, else that of its time zone.
import { getCountries, isSupportedCountry } from "libphonenumber-js/min";
import type { ActorWorkspace } from "../../actor.ts";

/** ISO 3166 code; undefined where neither names one, such as euros in UTC. */
export function homeCountry({
  currency,
  timezone,
}: Pick<ActorWorkspace, "currency" | "timezone">): string | undefined {
  const letters = currency.slice(0, 2);
  return isSupportedCountry(letters) ? letters : countryOfZone(timezone);
}

let zones: Map<string, string> | undefined;

function countryOfZone(timezone: string): string | undefined {
  zones ??= new Map(
    getCountries().flatMap((country) => zonesOf(country).map((zone) => [canonical(zone), country])),
  );
  return zones.get(canonical(timezone));
}

/** Known to the platform, though not yet to the compiler's library. */
function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] };
  return locale.getTimeZones?.() ?? [];
}

/** A zone has several names, such as Asia/Kolkata and Asia/Calcutta. */
function canonical(timeZone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
}
