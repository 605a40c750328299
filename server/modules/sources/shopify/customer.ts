// A Shopify customer, as webhooks post it and as it stands inside an order.
import type { CustomerInput, CustomerRef } from "../../../../contract/customers.ts";
import { type Delivery, type Said, Unreadable } from "../delivery.ts";
import { readCustomer, refOf } from "../read-customer.ts";
import { fieldsOf, idOf, instantOf, textOf } from "../values.ts";
import { versionOf } from "../versions.ts";

type Fields = Record<string, unknown>;

export function readShopifyCustomer(
  { source, received_at }: Delivery,
  customer: Fields,
  fallback: { email?: unknown; phone?: unknown; at?: string } = {},
): { who: CustomerRef; said: Said[]; notes: string[] } {
  const id = idOf(customer.id);
  const who = refOf({
    external_id: id && `${source.prefix}${id}`,
    email: customer.email ?? fallback.email,
    phone: customer.phone ?? fallback.phone,
  });
  if (!who) throw new Unreadable("It names no customer: there is no id, e-mail or phone");
  const { fields, notes } = readCustomer(profile(customer), country(customer));
  const at = instantOf(customer.updated_at) ?? fallback.at ?? received_at;
  const { consent, ...rest } = fields;
  const version = (when: string, what: unknown) => versionOf(when, 0, what);
  return {
    who,
    said: [
      { about: "customer", who, version: version(at, rest), fields: rest },
      ...consentSaid(customer, who, consent, at),
    ],
    notes,
  };
}

function profile(customer: Fields): Fields {
  const address = fieldsOf(customer.default_address);
  const tags = textOf(customer.tags, 10_000)
    ?.split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
  return {
    email: customer.email,
    phone: customer.phone ?? address.phone ?? undefined,
    first_name: customer.first_name,
    last_name: customer.last_name,
    city: address.city,
    region: address.province_code ?? address.province,
    postal_code: address.zip,
    country: address.country_code ?? address.country,
    tags: customer.tags === undefined ? undefined : (tags ?? []),
    created_at: customer.created_at ?? undefined,
    consent: consentOf(customer),
  };
}

function country(customer: Fields): string | undefined {
  return textOf(fieldsOf(customer.default_address).country_code, 2);
}

type Consent = NonNullable<CustomerInput["consent"]>;

/** Only a yes or a no that somebody gave: never having subscribed is neither. */
function consentOf(customer: Fields): Consent | undefined {
  const email =
    answer(customer.email_marketing_consent) ?? (customer.accepts_marketing === true ? true : undefined);
  const sms = answer(customer.sms_marketing_consent);
  const consent = { ...(email === undefined ? {} : { email }), ...(sms === undefined ? {} : { sms }) };
  return Object.keys(consent).length > 0 ? consent : undefined;
}

function answer(consent: unknown): boolean | undefined {
  const { state } = fieldsOf(consent);
  if (state === "subscribed") return true;
  return state === "unsubscribed" || state === "redacted" ? false : undefined;
}

/** Each channel by itself, as of when the customer answered. */
function consentSaid(customer: Fields, who: CustomerRef, consent: Consent | undefined, at: string): Said[] {
  return (["email", "sms"] as const).flatMap((channel) => {
    const yes = consent?.[channel];
    if (typeof yes !== "boolean") return [];
    const answered = instantOf(fieldsOf(customer[`${channel}_marketing_consent`]).consent_updated_at);
    const fields = { consent: { [channel]: yes } };
    return [{ about: "customer", who, version: versionOf(answered ?? at, 0, fields), fields } as const];
  });
}
