// Currencies and time zones to choose from, as this browser knows them.

const named = new Intl.DisplayNames("en", { type: "currency" });

export const currencyOptions = Intl.supportedValuesOf("currency").map((value) => ({
  value,
  label: `${value}, ${named.of(value) ?? value}`,
}));

/** All of the IANA database's names that the browser lists, with the present one among them even under an old name. */
export function timezoneOptions(present?: string): string[] {
  const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);
  if (present) zones.add(present);
  return [...zones].sort();
}

const currencyByZone: [RegExp, string][] = [
  [/^Asia\/(Kolkata|Calcutta)$/, "INR"],
  [/^Europe\/London$/, "GBP"],
  [/^Europe\//, "EUR"],
  [/^Australia\//, "AUD"],
  [/^Asia\/Tokyo$/, "JPY"],
];

export function likelyCurrency(timezone: string): string {
  return currencyByZone.find(([zone]) => zone.test(timezone))?.[1] ?? "USD";
}
