// What the columnar copy has of customers and their totals: the columns that rules read.
import type { CopiedTable } from "../../platform/copy/index.ts";

export const copiedCustomers: readonly CopiedTable[] = [
  {
    name: "customers",
    key: "id",
    sortedBy: ["id"],
    columns: {
      id: "BIGINT",
      created_at: "TIMESTAMPTZ",
      updated_at: "TIMESTAMPTZ",
      birthday: "DATE",
      consent_email: "BOOLEAN",
      consent_sms: "BOOLEAN",
      consent_whatsapp: "BOOLEAN",
      consent_push: "BOOLEAN",
      external_id: "VARCHAR",
      email: "VARCHAR",
      phone: "VARCHAR",
      first_name: "VARCHAR",
      last_name: "VARCHAR",
      country: "VARCHAR",
      region: "VARCHAR",
      city: "VARCHAR",
      postal_code: "VARCHAR",
      language: "VARCHAR",
      timezone: "VARCHAR",
      gender: "VARCHAR",
      source: "VARCHAR",
      // An array is written otherwise by each engine, and JSON the same.
      tags: { type: "VARCHAR[]", sent: "to_json(tags)", read: `from_json(tags, '["VARCHAR"]')` },
      custom: { type: "JSON", sent: "custom", read: "custom::JSON" },
    },
  },
  {
    name: "customer_totals",
    key: "customer_id",
    sortedBy: ["customer_id"],
    columns: { customer_id: "BIGINT", last_order_at: "TIMESTAMPTZ" },
  },
];
