// Single values as people write them, read for other modules in the way a file's cells are.
import { countryCode } from "./country-names.ts";
import { readLanguage } from "./read-place.ts";
import type { About } from "./value.ts";

/** ISO 3166 code of a country by code or name. */
export function countryAsWritten(text: string): string | undefined {
  return countryCode(text.trim());
}

export function languageAsWritten(text: string): string | undefined {
  const read = readLanguage(text.trim(), { note: () => {} } as unknown as About);
  return typeof read === "string" ? read : undefined;
}
