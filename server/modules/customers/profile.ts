// What a shop may say of a customer, as a row to be changed in memory: a field left out stays, null clears it, `custom`
// goes key by key, tags are replaced.
import type { CustomerInput } from "../../../contract/customers.ts";
import type { FieldVersions, FieldWords } from "./field-words.ts";
import type { Known, Named } from "./identity-book.ts";
import type { Custom } from "./tables.ts";

export const textFields = [
  "first_name",
  "last_name",
  "country",
  "region",
  "city",
  "postal_code",
  "language",
  "timezone",
  "gender",
  "birthday",
  "source",
] as const;

export const consentChannels = ["email", "sms", "whatsapp", "push"] as const;
type ConsentField = `consent_${(typeof consentChannels)[number]}`;

export type Profile = Known &
  Record<(typeof textFields)[number], string | null> &
  Record<ConsentField, boolean | null> & {
    tags: string[];
    custom: Custom;
    /** ISO 8601, or null where the shop has not said. */
    created_at_said: string | null;
    field_versions: FieldVersions | null;
  };

/** Its keys stand by alphabet: what imports make is marked by its JSON in that order, which is then written at once. */
export function blankProfile({ external_id, email, phone }: Named): Profile {
  return {
    birthday: null,
    city: null,
    consent_email: null,
    consent_push: null,
    consent_sms: null,
    consent_whatsapp: null,
    country: null,
    created_at_said: null,
    custom: {},
    email: email ?? null,
    external_id: external_id ?? null,
    field_versions: null,
    first_name: null,
    gender: null,
    id: "",
    language: null,
    last_name: null,
    phone: phone ?? null,
    postal_code: null,
    region: null,
    source: null,
    tags: [],
    timezone: null,
  };
}

/** There must be at least as many ids. */
export function giveIds(profiles: readonly Profile[], ids: readonly string[]): void {
  profiles.forEach((profile, i) => {
    profile.id = ids[i]!;
  });
}

/**
 * All but the three names by which a customer is found. Answers whether anything changed. `words` has heard what the input
 * says of names.
 */
export function applyInput(profile: Profile, input: CustomerInput, words: FieldWords): boolean {
  let changed = false;
  const set = <F extends keyof Profile>(field: F, value: Profile[F] | undefined) => {
    if (value === undefined || same(profile[field], value)) return;
    profile[field] = value;
    changed = true;
  };
  const said = <F extends keyof CustomerInput>(field: F): CustomerInput[F] | undefined =>
    words.holds(field, input[field]) ? input[field] : undefined;
  for (const field of textFields) {
    const text = said(field);
    // An empty text says no more than none.
    set(field, text === "" ? null : text);
  }
  for (const channel of consentChannels) {
    const given = input.consent?.[channel];
    if (words.holds(`consent.${channel}`, given)) set(`consent_${channel}`, given);
  }
  const tags = said("tags");
  set("tags", tags === null ? [] : tags);
  const custom = Object.entries(input.custom ?? {}).filter(([key, value]) =>
    words.holds(`custom.${key}`, value),
  );
  if (custom.length > 0) set("custom", merged(profile.custom, custom));
  const since = said("created_at");
  set("created_at_said", since && new Date(since).toISOString());
  if (words.versions !== profile.field_versions) set("field_versions", words.versions);
  return changed;
}

function merged(before: Custom, said: [string, Custom[string] | null][]): Custom {
  const after = new Map(Object.entries(before));
  for (const [key, value] of said) {
    if (value === null) after.delete(key);
    else after.set(key, value);
  }
  return Object.fromEntries(after);
}

export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => same(x, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
