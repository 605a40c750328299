// Whom a preview speaks to in a workspace that has no customers yet.
import type { Reader } from "./reader.ts";

export const exampleReader: Reader = {
  id: "1",
  external_id: "c-1042",
  email: "asha@example.com",
  phone: "+919812345678",
  first_name: "Asha",
  last_name: "Rao",
  name: "Asha Rao",
  country: "IN",
  region: "MH",
  city: "Mumbai",
  postal_code: "400001",
  language: "en",
  timezone: "Asia/Kolkata",
  gender: "female",
  birthday: "1990-04-12",
  source: "store",
  tags: ["vip"],
  consent: { email: true, sms: null, whatsapp: null, push: null },
  custom: {},
  created_at: "2024-02-11T09:30:00.000Z",
  updated_at: "2026-10-02T14:05:00.000Z",
  orders: {
    count: 7,
    total: 12_480.5,
    currency: "INR",
    first_at: "2024-02-11T09:30:00.000Z",
    last_at: "2026-10-02T14:05:00.000Z",
  },
};
