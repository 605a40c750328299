// The shop's own names, found where they stand in a phrase: values of attributes, products, categories, stores, coupons,
// campaigns, segments, lists, events, and the names of the attributes themselves.
import type { Catalogue } from "../../../../contract/attributes.ts";
import { rfmSegments, scores } from "../../../../contract/rule-scores.ts";
import { countryWords } from "../../../../contract/words.ts";
import type { Candidate } from "./chunks.ts";
import { matchedLength } from "./lexicon.ts";
import { stemmed, verbStem } from "./stems.ts";
import { folded, tokensOf } from "./tokens.ts";
import { cityAliases, countryAliases, languageNames, moreCities, regionNames } from "./words/places.ts";

interface Named {
  words: readonly string[];
  candidate: Candidate;
}
interface Labelled {
  words: readonly string[];
  attribute: string;
}

export interface Names {
  candidatesAt(
    words: (i: number) => string,
    i: number,
  ): { candidates: Candidate[]; length: number } | undefined;
  attributeAt(words: (i: number) => string, i: number): { attribute: string; length: number } | undefined;
  events: readonly { name: string; stems: readonly string[] }[];
  /** Single words, for spelling. */
  vocabulary: ReadonlySet<string>;
}

const attributeWords: Record<string, string> = {
  city: "city|town|cities",
  country: "country|nation|countries",
  region: "region|state|province",
  gender: "gender|sex",
  language: "language|preferred language|speak|speaks|speaking|spoken language",
  birthday: "birthday|birthdays|birth date|date of birth|dob|janamdin|b day|bday|born|birth day|were born",
  postal_code: "postal code|pincode|pin code|zip|zip code|postcode|pin",
  source: "source|acquisition source|acquired via|acquired through|referred by|came via|signup source",
  first_name: "first name|given name",
  last_name: "last name|surname|family name",
  timezone: "time zone|timezone",
  external_id: "customer id|external id",
  updated_at: "last change|last changed|last updated|updated|profile updated",
};

const untold: ReadonlySet<string> = new Set([
  "external_id",
  "email",
  "phone",
  "first_name",
  "last_name",
  "postal_code",
  "timezone",
]);

const known = new WeakMap<Catalogue, Names>();

/** Remembered for as long as the catalogue is. */
export function namesOf(catalogue: Catalogue): Names {
  const names = known.get(catalogue) ?? gathered(catalogue);
  known.set(catalogue, names);
  return names;
}

function gathered(catalogue: Catalogue): Names {
  const named = [
    ...valuesNamed(catalogue),
    ...placesNamed(catalogue),
    ...groupsNamed(catalogue),
    ...columnsNamed(catalogue),
    ...catalogue.segments.map(({ id, name }) => entry(name, { kind: "segment", value: id, label: name })),
    ...catalogue.lists.map(({ id, name }) => entry(name, { kind: "list", value: id, label: name })),
  ].filter(({ words }) => words.length > 0);
  const labels = [...labelled(catalogue), ...scoresLabelled(catalogue)];
  const byFirst = grouped(named);
  const labelsByFirst = grouped(labels);
  const same = (a: string, b: string) => stemmed(a) === b;
  return {
    candidatesAt(words, i) {
      let length = 0;
      let candidates: Candidate[] = [];
      for (const each of byFirst.get(stemmed(words(i))) ?? []) {
        const found = matchedLength(words, i, each.words, same);
        if (found === undefined || found < length) continue;
        if (found > length) [length, candidates] = [found, []];
        candidates.push(each.candidate);
      }
      return length > 0 ? { candidates: unique(candidates), length } : undefined;
    },
    attributeAt(words, i) {
      let best: { attribute: string; length: number } | undefined;
      for (const { words: wanted, attribute } of labelsByFirst.get(stemmed(words(i))) ?? []) {
        const length = matchedLength(words, i, wanted, same);
        if (length !== undefined && length > (best?.length ?? 0)) best = { attribute, length };
      }
      return best;
    },
    events: catalogue.events.map(({ name }) => ({ name, stems: plainWords(name).map(verbStem) })),
    vocabulary: new Set([
      ...named.flatMap(({ candidate }) =>
        plainWords(candidate.kind === "value" ? candidate.value : labelOf(candidate)),
      ),
      ...labels.flatMap(({ attribute }) => plainWords(attribute.replace("custom.", ""))),
      ...Object.values(attributeWords).flatMap((words) => words.split(/[| ]/)),
      ...catalogue.events.flatMap(({ name }) => plainWords(name)),
      ...Object.keys(countryAliases).filter((word) => word.length > 3),
      ...Object.keys(languageNames),
      ...cityAliases.flat().map((name) => name.toLowerCase()),
    ]),
  };
}

export function labelOf(candidate: Candidate): string {
  return "label" in candidate ? candidate.label : candidate.value;
}

/** Words of a name as tokens say them. */
export function plainWords(name: string): string[] {
  return tokensOf(name.replaceAll(/[“”"_]/g, " "))
    .map(({ word }) => word)
    .filter((word) => word !== "-" && word !== ",");
}

function entry(name: string, candidate: Candidate): Named {
  return { words: plainWords(name).map(stemmed), candidate };
}

function grouped<T extends { words: readonly string[] }>(list: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const each of list) {
    const first = each.words[0]!;
    const known = map.get(first);
    if (known) known.push(each);
    else map.set(first, [each]);
  }
  return map;
}

function unique(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter((each) => {
    const key = JSON.stringify(each);
    return seen.has(key) ? false : seen.add(key);
  });
}

function valuesNamed({ attributes }: Catalogue): Named[] {
  return attributes.flatMap(({ name, type, common_values }) =>
    (type === "text" || type === "list") && !untold.has(name)
      ? common_values
          .filter(({ value }) => !isCode(name, value))
          .map(({ value }) => entry(value, { kind: "value", attribute: name, value, list: type === "list" }))
      : [],
  );
}

/** "IN" and "us" are small words first: countries and languages are found by their names. */
const isCode = (attribute: string, value: string) =>
  value.length < 3 && ["country", "language", "region"].includes(attribute);

const knownValues = ({ attributes }: Catalogue, name: string) =>
  attributes.find((each) => each.name === name)?.common_values.map(({ value }) => value) ?? [];

const placeWords = new Map<string, readonly string[]>();

/** The names of places are the same for every shop, and taken apart once. */
function valueNamed(attribute: string, name: string, value: string): Named {
  const words = placeWords.get(name) ?? plainWords(name).map(stemmed);
  placeWords.set(name, words);
  return { words, candidate: { kind: "value", attribute, value, list: false } };
}

/** Places by any of their names, as the shop writes them. */
function placesNamed(catalogue: Catalogue): Named[] {
  const inShop = (attribute: string, names: readonly string[]) =>
    knownValues(catalogue, attribute).filter((value) => names.some((name) => folded(name) === folded(value)));
  const written = (attribute: string, names: readonly string[], otherwise: string) => {
    const known = inShop(attribute, names);
    return known.length > 0 ? known : [otherwise];
  };
  const known = new Set(knownValues(catalogue, "city").map(folded));
  const countries = allCountries();
  return [
    ...cityAliases.flatMap((names) =>
      written("city", names, names[0]!).flatMap((value) =>
        names.map((name) => valueNamed("city", name, value)),
      ),
    ),
    ...moreCities.filter((name) => !known.has(folded(name))).map((name) => valueNamed("city", name, name)),
    ...countries.flatMap(([code, name]) =>
      written("country", [code, name], code).map((value) => valueNamed("country", name, value)),
    ),
    ...Object.entries(countryAliases).flatMap(([name, code]) =>
      written("country", [code, countryWords(code) ?? code], code).map((value) =>
        valueNamed("country", name, value),
      ),
    ),
    ...Object.entries(languageNames).flatMap(([name, code]) =>
      written("language", [code, name], code).map((value) => valueNamed("language", name, value)),
    ),
    ...Object.entries(regionNames).flatMap(([name, code]) =>
      written("region", [name, code], name).map((value) => valueNamed("region", titled(name), value)),
    ),
  ];
}

const titled = (name: string) => name.replaceAll(/\b\w/g, (letter) => letter.toUpperCase());

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
let countryNames: [code: string, name: string][] | undefined;
/** Every two-letter code that is a country's, with its English name. */
function allCountries(): [code: string, name: string][] {
  countryNames ??= letters.flatMap((a) =>
    letters.flatMap((b): [string, string][] => {
      const name = regions.of(a + b);
      return name && !/^(unknown|world|european|eurozone|united nations|pseudo|outlying)/i.test(name)
        ? [[a + b, name]]
        : [];
    }),
  );
  return countryNames;
}
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

const columnKinds: Record<string, "category" | "store" | "coupon" | "order_channel" | undefined> = {
  "items category": "category",
  "orders store": "store",
  "items store": "store",
  "orders coupon": "coupon",
  "orders channel": "order_channel",
};
const statuses = ["pending", "fulfilled", "cancelled", "canceled"];

function columnsNamed({ columns }: Catalogue): Named[] {
  const named = columns.flatMap(({ of, column, common_values }) =>
    common_values.flatMap(({ value, label }): Named[] => {
      const kind = columnKinds[`${of} ${column}`];
      if (kind) return [entry(value, { kind, value })];
      if (column === "campaign_id")
        return [entry(label ?? value, { kind: "campaign", value, label: label ?? value })];
      if (column === "product_id" && label) return productNamed(value, label);
      return column === "name" ? productNamed(value, value) : [];
    }),
  );
  return [
    ...named,
    ...statuses.map((word) =>
      entry(word, { kind: "status", value: word === "canceled" ? "cancelled" : word }),
    ),
  ];
}

/** A product by its whole name, or by two words of it beside each other. */
function productNamed(value: string, label: string): Named[] {
  const words = plainWords(label);
  const parts = words.flatMap((_, i) =>
    [2, 3].filter((n) => i + n <= words.length && n < words.length).map((n) => words.slice(i, i + n)),
  );
  const telling = words.filter((word) => /^\p{L}{5,}$/u.test(word));
  return [
    entry(label, { kind: "product", value, label }),
    ...parts.map((part) => entry(part.join(" "), { kind: "name", value: part.join(" ") })),
    ...telling.map((word) => entry(word, { kind: "name", value: word })),
  ];
}

/** Scores are asked about like attributes; their names begin with this. */
export const scorePrefix = "score:";

const scoreWords: Record<string, string> = {
  "rfm.segment": "rfm group|rfm segment|rfm",
  "rfm.recency": "recency score",
  "rfm.frequency": "frequency score",
  "rfm.monetary": "monetary score",
  "churn.probability":
    "churn probability|probability of churn|churn score|churn risk score|chance of churn|probability of churning",
  "clv.next_12_months":
    "expected 12 month spend|expected spend|predicted spend|predicted lifetime value|predicted clv|expected lifetime value",
  "orders.expected_next_90_days":
    "expected orders|expected order count|predicted orders|expected 90 day order count",
  "engagement.score": "engagement score|engagement",
};

function scoresLabelled(catalogue: Catalogue): Labelled[] {
  if (!catalogue.scores) return [];
  return Object.keys(scores).flatMap((name) =>
    scoreWords[name]!.split("|").map((phrase) => ({
      words: plainWords(phrase).map(stemmed),
      attribute: `${scorePrefix}${name}`,
    })),
  );
}

/** "champions" and their like, where scores have been worked out. */
function groupsNamed(catalogue: Catalogue): Named[] {
  if (!catalogue.scores) return [];
  const attribute = `${scorePrefix}rfm.segment`;
  return Object.entries(rfmSegments)
    .filter(([key]) => !["new", "lost", "loyal", "at_risk", "promising"].includes(key))
    .map(([key, label]) => entry(label, { kind: "value", attribute, value: key, list: false }));
}

function labelled({ attributes }: Catalogue): Labelled[] {
  return attributes.flatMap(({ name, label, custom }) => {
    const phrases = custom
      ? [label, name.replace("custom.", "").replaceAll("_", " ")]
      : (attributeWords[name]?.split("|") ?? []);
    return [...new Set(phrases)]
      .map((phrase) => ({ words: plainWords(phrase).map(stemmed), attribute: name }))
      .filter(({ words }) => words.length > 0);
  });
}
