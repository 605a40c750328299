// What the columnar copy has of customers and their totals: the columns that rules read.
import type { CopiedTable } from "../../platform/copy/index.ts";

const totals = ["first_order_at", "last_order_at", "orders_total", "orders_count"];

const keysOf = (type: "text" | "number") =>
  `SELECT workspace_id, key FROM custom_attributes WHERE type = '${type}' ORDER BY created_at, key`;

export const copiedCustomers: CopiedTable = {
  name: "customers_asked",
  key: "id",
  customer: "id",
  idEverywhere: "id_everywhere",
  taken: [
    { map: "custom_texts", type: "VARCHAR", macro: "custom_text", alias: "c", keys: keysOf("text") },
    { map: "custom_numbers", type: "DOUBLE", macro: "custom_number", alias: "c", keys: keysOf("number") },
  ],
  marks: [
    { table: "customers", key: "id" },
    { table: "customer_totals", key: "customer_id", columns: totals },
  ],
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
    tags_lowered: {
      type: "VARCHAR[]",
      sent: "NULL",
      read: "lowered_texts(from_json(tags, '[\"VARCHAR\"]'))",
    },
    custom: { type: "JSON", sent: "custom", read: "custom::JSON" },
    custom_texts: { type: "MAP(VARCHAR, VARCHAR)", sent: "NULL", read: "texts_in(custom::JSON)" },
    custom_numbers: { type: "MAP(VARCHAR, DOUBLE)", sent: "NULL", read: "numbers_in(custom::JSON)" },
    first_order_at: "TIMESTAMPTZ",
    last_order_at: "TIMESTAMPTZ",
    orders_total: "BIGINT",
    orders_count: "INTEGER",
  },
};
