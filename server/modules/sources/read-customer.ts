// A customer as far as the house can keep it: what a source said in forms of its own is put into ours, and what cannot be
// kept is left out and told.
import {
  type CustomerInput,
  type CustomerRef,
  customerInput,
  customerRef,
} from "../../../contract/customers.ts";
import { readPhoneNumber } from "../customers/index.ts";
import { countryAsWritten, languageAsWritten } from "../imports/index.ts";
import { instantOf, quoted, textOf } from "./values.ts";

/** Fields as they came; `undefined` was not said, null clears. */
export type LooseCustomer = { [F in keyof CustomerInput]?: unknown };

export interface KeptCustomer {
  fields: Partial<CustomerInput>;
  notes: string[];
}

/** Reads each field by itself. `defaultCountry` completes phone numbers where the customer's own country is not said. */
export function readCustomer(loose: LooseCustomer, defaultCountry?: string): KeptCustomer {
  const notes: string[] = [];
  const country = typeof loose.country === "string" ? countryAsWritten(loose.country) : undefined;
  const put = { ...loose, ...readPlaces(loose, country ?? defaultCountry, country, notes) };
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(put)) {
    if (value === undefined) continue;
    const kept = keep(field, value);
    if (kept === undefined)
      notes.push(`${field.replaceAll("_", " ")} ${quoted(value)} cannot be kept and was left out`);
    else fields[field] = kept;
  }
  return { fields: fields as Partial<CustomerInput>, notes };
}

/** Fields whose text is put into our own form first. */
function readPlaces(
  loose: LooseCustomer,
  phoneCountry: string | undefined,
  country: string | undefined,
  notes: string[],
): LooseCustomer {
  const places: LooseCustomer = {};
  if (typeof loose.phone === "string") {
    const read = readPhoneNumber(loose.phone, phoneCountry);
    places.phone = "phone" in read ? read.phone : undefined;
    if ("reason" in read) notes.push(`phone ${quoted(loose.phone)} was left out: it ${read.reason}`);
  }
  if (typeof loose.country === "string") {
    places.country = country;
    if (country === undefined) notes.push(`${quoted(loose.country)} names no country and was left out`);
  }
  if (typeof loose.language === "string") places.language = languageAsWritten(loose.language);
  if (typeof loose.created_at === "string") places.created_at = instantOf(loose.created_at);
  if (typeof loose.birthday === "string") places.birthday = instantOf(loose.birthday)?.slice(0, 10);
  return places;
}

const shape = customerInput.shape;

/** The value as the contract takes it; undefined where it does not. */
function keep(field: string, value: unknown): unknown {
  const schema = shape[field as keyof typeof shape];
  const parsed = schema?.safeParse(value);
  return parsed?.success ? parsed.data : undefined;
}

/** Whom these names mean: of what can be kept, the strongest alone; the rest is said of them as fields. */
export function refOf(names: {
  external_id?: unknown;
  email?: unknown;
  phone?: unknown;
}): CustomerRef | undefined {
  for (const name of ["external_id", "email", "phone"] as const) {
    const parsed = customerRef.safeParse({ [name]: textOf(names[name], 320) });
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
