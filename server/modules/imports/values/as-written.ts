// Single values as people write them, read for other modules in the way a file's cells are.
import { countryCode } from "./country-names.ts";
import { readPhone } from "./read-phone.ts";
import { readLanguage } from "./read-place.ts";
import type { About } from "./value.ts";

/** In international form; `country` (ISO 3166) completes a number without its prefix. Undefined where it is none. */
export function phoneAsWritten(text: string, country: string | undefined): string | undefined {
  const read = readPhone(text.trim(), { country } as About);
  return typeof read === "string" ? read : undefined;
}

/** ISO 3166 code of a country by code or name. */
export function countryAsWritten(text: string): string | undefined {
  return countryCode(text.trim());
}

export function languageAsWritten(text: string): string | undefined {
  const read = readLanguage(text.trim(), { note: () => {} } as unknown as About);
  return typeof read === "string" ? read : undefined;
}
