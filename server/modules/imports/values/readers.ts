// How each field's cells are read: one row of this table for each field that a column can be mapped to.
import type { ImportField } from "../../../../contract/import-reading.ts";
import { readBirthday, readInstant } from "./read-date.ts";
import { decimalWithin } from "./read-number.ts";
import { readPhone } from "./read-phone.ts";
import { readCountry, readLanguage, readTimezone } from "./read-place.ts";
import { readEmail, readTags, textUpTo, withoutPointZero } from "./read-text.ts";
import { readBoolean, readStatus } from "./read-word.ts";
import type { Read } from "./value.ts";

const money = decimalWithin(-9e12, 9e12);

const readers: { [F in ImportField]: Read } = {
  "customer.external_id": textUpTo(200),
  "customer.email": readEmail,
  "customer.phone": readPhone,
  "customer.first_name": textUpTo(120),
  "customer.last_name": textUpTo(120),
  "customer.name": textUpTo(240),
  "customer.country": readCountry,
  "customer.region": textUpTo(120),
  "customer.city": textUpTo(120),
  "customer.postal_code": textUpTo(20),
  "customer.language": readLanguage,
  "customer.timezone": readTimezone,
  "customer.gender": textUpTo(40),
  "customer.birthday": readBirthday,
  "customer.source": textUpTo(80),
  "customer.tags": readTags,
  "customer.created_at": readInstant,
  "customer.updated_at": readInstant,
  "customer.consent.email": readBoolean,
  "customer.consent.sms": readBoolean,
  "customer.consent.whatsapp": readBoolean,
  "customer.consent.push": readBoolean,
  "order.external_id": textUpTo(200),
  "order.ordered_at": readInstant,
  "order.updated_at": readInstant,
  "order.status": readStatus,
  "order.total": money,
  "order.discount": money,
  "order.refunded": decimalWithin(0, 9e12),
  "order.coupon": textUpTo(120),
  "order.channel": textUpTo(80),
  "order.store": textUpTo(120),
  "item.product_id": textUpTo(200),
  "item.sku": textUpTo(200),
  "item.name": textUpTo(500),
  "item.category": textUpTo(200),
  "item.quantity": decimalWithin(-1e9, 1e9),
  "item.price": money,
};

/** Fields whose values are codes, though they may look like numbers. */
const codes = new Set<ImportField>([
  "customer.external_id",
  "customer.postal_code",
  "order.external_id",
  "item.product_id",
  "item.sku",
]);

/** `wholeNumbers`: every value of the column is a whole number written with a point and zeros. */
export function readerOf(field: ImportField, column: { wholeNumbers: boolean }): Read {
  const read = readers[field];
  return column.wholeNumbers && codes.has(field) ? withoutPointZero(read) : read;
}
