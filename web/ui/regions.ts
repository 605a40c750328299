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

const countries =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

const countryNames = new Intl.DisplayNames("en", { type: "region" });

/** "India" for IN; what is no code stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code;
}

export const countryOptions = countries
  .split(" ")
  .map((value) => ({ value, label: countryName(value) }))
  .sort((a, b) => a.label.localeCompare(b.label, "en"));

const languageNames = new Intl.DisplayNames("en", { type: "language" });

/** "Hindi" for hi. */
export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
