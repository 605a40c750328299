// Countries, languages and time zones, by code or by English name. What names none is left empty and told, since a shop's
// “Unspecified” is no reason to lose its order.
import { countryCode } from "./country-names.ts";
import { quoted, type Read } from "./value.ts";

/** ISO 3166 alpha-2. */
export const readCountry: Read = (text, about) => {
  const code = countryCode(text);
  if (code) about.country = code;
  else about.note(`${quoted(text)} names no single country; the country was left empty`);
  return code;
};

/** A language tag such as `en` or `pt-BR`. */
export const readLanguage: Read = (text, about) => {
  const tag = asTag(text) ?? languageNames().get(text.toLowerCase());
  if (!tag) about.note(`${quoted(text)} names no language; the language was left empty`);
  return tag;
};

export const readTimezone: Read = (text, about) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    about.note(`${quoted(text)} is no time zone such as Asia/Kolkata; it was left empty`);
    return undefined;
  }
};

function asTag(text: string): string | undefined {
  const tag = text.replaceAll("_", "-");
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? canonical(tag) : undefined;
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const common =
  "af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my ne nl no or pa pl ps pt ro ru sd si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu".split(
    " ",
  );
let names: Map<string, string> | undefined;

function languageNames(): Map<string, string> {
  const english = new Intl.DisplayNames("en", { type: "language" });
  names ??= new Map(common.map((code) => [(english.of(code) ?? code).toLowerCase(), code]));
  return names;
}
