// A WooCommerce customer, and the buyer that an order names: a registered customer, or a guest with an e-mail.
import type { CustomerRef } from "../../../../contract/customers.ts";
import { type Delivery, type Said, Unreadable } from "../delivery.ts";
import { readCustomer, refOf } from "../read-customer.ts";
import { fieldsOf, idOf, instantOf, textOf } from "../values.ts";
import { versionOf } from "../versions.ts";

type Fields = Record<string, unknown>;

interface WooCustomer {
  who: CustomerRef;
  said: Said[];
  notes: string[];
}

export function readWooCustomer(delivery: Delivery, customer: Fields): WooCustomer {
  const billing = fieldsOf(customer.billing);
  const created = instantOf(customer.date_created_gmt);
  return person(delivery, {
    id: customer.id,
    at: instantOf(customer.date_modified_gmt) ?? created ?? delivery.received_at,
    billing: { ...billing, email: customer.email || billing.email },
    names: {
      first_name: customer.first_name || billing.first_name,
      last_name: customer.last_name || billing.last_name,
    },
    created_at: created,
  });
}

export function readWooBuyer(delivery: Delivery, order: Fields, at: string): WooCustomer {
  const billing = fieldsOf(order.billing);
  return person(delivery, { id: order.customer_id, at, billing, names: billing });
}

interface Told {
  id: unknown;
  at: string;
  billing: Fields;
  names: Fields;
  created_at?: string;
}

/** What is empty was never asked for, and clears nothing. */
function person({ source }: Delivery, { id, at, billing, names, created_at }: Told): WooCustomer {
  const own = idOf(id);
  const country = textOf(billing.country, 80);
  const { fields, notes } = readCustomer({
    email: textOf(billing.email, 320),
    phone: textOf(billing.phone),
    first_name: textOf(names.first_name, 120),
    last_name: textOf(names.last_name, 120),
    city: textOf(billing.city, 120),
    region: textOf(billing.state, 120),
    postal_code: textOf(billing.postcode, 20),
    country,
    created_at,
  });
  const who = refOf({
    external_id: own && `${source.prefix}${own}`,
    email: fields.email,
    phone: fields.phone,
  });
  if (!who) throw new Unreadable("It names no customer: there is no id, e-mail or phone");
  return { who, said: [{ about: "customer", who, version: versionOf(at, 0, fields), fields }], notes };
}
