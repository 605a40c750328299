// What every customer has: the built-in attributes, their types, and what they are called in plain words.
import type { Attribute, AttributeType, Catalogue } from "./attributes.ts";

interface BuiltIn {
  type: AttributeType;
  label: string;
}

export const builtInAttributes = {
  external_id: { type: "text", label: "customer id" },
  email: { type: "text", label: "e-mail address" },
  phone: { type: "text", label: "phone number" },
  first_name: { type: "text", label: "first name" },
  last_name: { type: "text", label: "last name" },
  country: { type: "text", label: "country" },
  region: { type: "text", label: "region" },
  city: { type: "text", label: "city" },
  postal_code: { type: "text", label: "postal code" },
  language: { type: "text", label: "language" },
  timezone: { type: "text", label: "time zone" },
  gender: { type: "text", label: "gender" },
  birthday: { type: "date", label: "birthday" },
  source: { type: "text", label: "source" },
  created_at: { type: "date", label: "customer since" },
  updated_at: { type: "date", label: "last change" },
  tags: { type: "list", label: "tags" },
  "consent.email": { type: "boolean", label: "consent to e-mail" },
  "consent.sms": { type: "boolean", label: "consent to SMS" },
  "consent.whatsapp": { type: "boolean", label: "consent to WhatsApp" },
  "consent.push": { type: "boolean", label: "consent to push" },
} as const satisfies Record<string, BuiltIn>;
export type BuiltInAttribute = keyof typeof builtInAttributes;

export function isBuiltIn(name: string): name is BuiltInAttribute {
  return Object.hasOwn(builtInAttributes, name);
}

/** Built in, or of this workspace; undefined where nobody knows the name. */
export function findAttribute(
  name: string,
  catalogue: Pick<Catalogue, "attributes">,
): (BuiltIn & { common_values?: Attribute["common_values"] }) | undefined {
  const known = catalogue.attributes.find((a) => a.name === name);
  if (isBuiltIn(name)) return { ...builtInAttributes[name], common_values: known?.common_values };
  return known?.custom ? known : undefined;
}

export function attributeNames(catalogue: Pick<Catalogue, "attributes">): string[] {
  const custom = catalogue.attributes.filter((a) => a.custom).map((a) => a.name);
  return [...Object.keys(builtInAttributes), ...custom];
}
