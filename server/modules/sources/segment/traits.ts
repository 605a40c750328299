// Traits as customers' fields (Segment Spec: Identify). Those that Segment names have a field of ours; any other is an
// attribute of the shop's own, under its name in small letters.
import { customKey, customValue } from "../../../../contract/customers.ts";
import { type KeptCustomer, type LooseCustomer, readCustomer } from "../read-customer.ts";
import { fieldsOf, isFields, textOf } from "../values.ts";

type Traits = Record<string, unknown>;

/** By the trait's name without capitals and underscores. */
const named: Record<string, keyof LooseCustomer> = {
  email: "email",
  phone: "phone",
  firstname: "first_name",
  lastname: "last_name",
  gender: "gender",
  birthday: "birthday",
  createdat: "created_at",
  language: "language",
  timezone: "timezone",
  tags: "tags",
};
/** Ours besides the table, or of no use here. */
const apart = new Set(["name", "address", "id", "avatar"]);

const plain = (trait: string) => trait.toLowerCase().replaceAll("_", "");

/** A trait left out stays, null clears it. */
export function readTraits(traits: Traits): KeptCustomer {
  const loose: LooseCustomer = { ...namesOf(traits), ...placeOf(traits.address) };
  const own: Traits = {};
  for (const [trait, value] of Object.entries(traits)) {
    const field = named[plain(trait)];
    if (field) loose[field] = value;
    else if (!apart.has(plain(trait))) own[trait] = value;
  }
  const custom = readOwn(own);
  const read = readCustomer(loose);
  return {
    fields: { ...read.fields, ...(Object.keys(custom.values).length > 0 ? { custom: custom.values } : {}) },
    notes: [...read.notes, ...custom.notes],
  };
}

/** A whole name is divided only where its parts are not said. */
function namesOf({ name, firstName, first_name, lastName, last_name }: Traits): LooseCustomer {
  const whole = textOf(name, 240);
  if (!whole || (firstName ?? first_name ?? lastName ?? last_name) !== undefined) return {};
  const [first, ...rest] = whole.split(/\s+/);
  return { first_name: first, last_name: rest.join(" ") || undefined };
}

function placeOf(address: unknown): LooseCustomer {
  if (!isFields(address)) return {};
  const { city, state, postalCode, postal_code, country } = fieldsOf(address);
  return { city, region: state, postal_code: postalCode ?? postal_code, country };
}

type Custom = NonNullable<KeptCustomer["fields"]["custom"]>;

/** `prefix` is put before each name: `group_`. */
export function readOwn(traits: Traits, prefix = ""): { values: Custom; notes: string[] } {
  const [values, notes]: [Custom, string[]] = [{}, []];
  for (const [trait, value] of Object.entries(traits)) {
    const key = customKey.safeParse(prefix + snake(trait));
    const kept = customValue.safeParse(value);
    if (key.success && kept.success) values[key.data] = kept.data;
    else notes.push(`trait “${trait.slice(0, 60)}” is no text, number, true or false, and was left out`);
  }
  return { values, notes };
}

/** `accountType`, `Account Type` and `account-type` are `account_type`. */
function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}
