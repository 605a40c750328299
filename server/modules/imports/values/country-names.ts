// Countries by the names people write: English names as the platform knows them, ISO 3166 codes, and what shops' files say
// besides.
import { ownText } from "./own-text.ts";

/** ISO 3166-1 alpha-2, all assigned. */
const codes =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

const aliases: Record<string, string> = {
  AE: "uae,emirates,are",
  AU: "aus",
  BA: "bosnia",
  BN: "brunei darussalam",
  BO: "plurinational state of bolivia",
  BR: "brasil,bra",
  CA: "can",
  CD: "dr congo,drc,democratic republic of congo,democratic republic of the congo",
  CG: "congo,republic of congo",
  CH: "schweiz,suisse,svizzera,che",
  CI: "ivory coast",
  CN: "prc,peoples republic of china,mainland china,chn",
  CV: "cape verde",
  CZ: "czech republic",
  DE: "deutschland,germany federal republic,deu",
  DK: "danmark",
  ES: "espana,esp",
  FI: "suomi",
  FR: "fra",
  GB: "uk,u k,great britain,britain,england,scotland,wales,northern ireland,gbr",
  HK: "hong kong",
  IE: "eire,republic of ireland,irish republic,irl",
  IN: "bharat,ind",
  IR: "islamic republic of iran",
  IT: "italia,ita",
  JP: "jpn",
  KP: "democratic peoples republic of korea,dprk",
  KR: "korea,republic of korea",
  LA: "lao,lao peoples democratic republic",
  MD: "republic of moldova",
  MK: "macedonia",
  MM: "burma",
  MO: "macau,macao",
  MX: "mex",
  NL: "holland,nld",
  NO: "norge",
  NZ: "nzl",
  PL: "polska",
  PS: "palestine,state of palestine",
  RU: "russian federation",
  SE: "sverige",
  SG: "sgp",
  SY: "syrian arab republic",
  SZ: "swaziland",
  TL: "east timor",
  TR: "turkey",
  TW: "taiwan province of china",
  TZ: "united republic of tanzania",
  US: "usa,u s a,u s,america,united states of america,us of a",
  VA: "vatican,holy see",
  VE: "bolivarian republic of venezuela",
  VN: "viet nam",
  ZA: "rsa,zaf",
};

let byName: Map<string, string> | undefined;
/** Texts met so far, since a file repeats a few of them a million times. */
const asked = new Map<string, string | null>();
const mostAsked = 5_000;

/** ISO 3166 code of a name or code, undefined where it names no country. */
export function countryCode(text: string): string | undefined {
  byName ??= collect();
  const known = asked.get(text);
  if (known !== undefined) return known ?? undefined;
  const code = byName.get(plain(text));
  if (asked.size < mostAsked) asked.set(ownText(text), code ?? null);
  return code;
}

function collect(): Map<string, string> {
  const english = new Intl.DisplayNames("en", { type: "region" });
  const found = new Map<string, string>();
  for (const code of codes) {
    for (const name of [code, english.of(code) ?? code, ...(aliases[code]?.split(",") ?? [])])
      found.set(plain(name), code);
  }
  return found;
}

/** Lower case without accents, articles and punctuation: “St. Lucia” and “Saint Lucia” are one. */
function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z]+/g, " ")
    .replace(/\bst\b/g, "saint")
    .replace(/^the | sar china$/g, "")
    .trim();
}
