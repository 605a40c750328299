// The people of our tests, demo and pictures: a few customers one gets to know, each with something that tells them apart.
import type { CustomerInput } from "../contract/customers.ts";

/** Asha buys every week and said yes to everything. */
export const asha = {
  external_id: "c-asha",
  email: "asha.rao@example.com",
  phone: "+919812345678",
  first_name: "Asha",
  last_name: "Rao",
  country: "IN",
  region: "MH",
  city: "Mumbai",
  language: "en",
  timezone: "Asia/Kolkata",
  gender: "female",
  birthday: "1990-04-12",
  source: "store",
  tags: ["vip", "coffee"],
  consent: { email: true, sms: true, whatsapp: true, push: true },
  custom: { tier: "gold", points: 320, newsletter: true },
  created_at: "2024-02-11T09:30:00Z",
} satisfies CustomerInput;

/** Ben bought once, long ago, and said no to e-mail. */
export const ben = {
  external_id: "c-ben",
  email: "ben.carter@example.com",
  first_name: "Ben",
  last_name: "Carter",
  country: "GB",
  city: "Leeds",
  consent: { email: false, sms: false },
  custom: { tier: "silver", points: 12 },
  created_at: "2024-06-01T12:00:00Z",
} satisfies CustomerInput;

/** Chitra has a phone and nothing else. */
export const chitra = {
  phone: "+919898989898",
  first_name: "Chitra",
  country: "IN",
  city: "Pune",
  consent: { sms: true, whatsapp: true },
} satisfies CustomerInput;

/** Zoë's name has what software breaks on: an accent, an apostrophe, and a smile in her city. */
export const zoe = {
  external_id: "c-zoë's",
  email: "zoe.obrien@example.com",
  first_name: "Zoë",
  last_name: "O'Brien",
  country: "IE",
  city: "Cork 🙂",
  tags: ['50% "off"', "a_b"],
  created_at: "2025-12-31T23:59:59Z",
} satisfies CustomerInput;

/** Dev only ever sent his e-mail. */
export const dev = { email: "dev.patel@example.com" } satisfies CustomerInput;

export const cast = [asha, ben, chitra, zoe, dev];
