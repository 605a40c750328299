// How an import reads a file: of which kind it is, how its text is written, and what each column means. Every guess about it is one
// of these, and can be changed.
import { z } from "zod";

export const importKinds = ["customers", "orders"] as const;
export type ImportKind = (typeof importKinds)[number];

/** Every field a column can be mapped to, with the words the mapping table shows. */
export const importFields = {
  "customer.external_id": "Customer id",
  "customer.email": "Customer e-mail",
  "customer.phone": "Customer phone",
  "customer.first_name": "First name",
  "customer.last_name": "Last name",
  "customer.name": "Full name",
  "customer.country": "Country",
  "customer.region": "Region",
  "customer.city": "City",
  "customer.postal_code": "Postal code",
  "customer.language": "Language",
  "customer.timezone": "Customer's time zone",
  "customer.gender": "Gender",
  "customer.birthday": "Birthday",
  "customer.source": "Source",
  "customer.tags": "Tags",
  "customer.created_at": "Customer since",
  "customer.updated_at": "Customer changed at",
  "customer.consent.email": "Consent to e-mail",
  "customer.consent.sms": "Consent to SMS",
  "customer.consent.whatsapp": "Consent to WhatsApp",
  "customer.consent.push": "Consent to push",
  "order.external_id": "Order id",
  "order.ordered_at": "Order date",
  "order.updated_at": "Order changed at",
  "order.status": "Order status",
  "order.total": "Order total",
  "order.discount": "Discount",
  "order.refunded": "Refunded",
  "order.coupon": "Coupon",
  "order.channel": "Sales channel",
  "order.store": "Store",
  "item.product_id": "Product id",
  "item.sku": "SKU",
  "item.name": "Product name",
  "item.category": "Category",
  "item.quantity": "Quantity",
  "item.price": "Unit price",
} as const;
export type ImportField = keyof typeof importFields;

const fieldNames = Object.keys(importFields) as [ImportField, ...ImportField[]];

/** A column goes to a field, to a custom attribute of the customer, or nowhere. */
export const mappingTarget = z.union([
  z.enum(fieldNames),
  z
    .string()
    .regex(
      /^custom\.[a-z][a-z0-9_]{0,59}$/,
      "goes to a field such as order.external_id, to an attribute such as custom.tier, or nowhere",
    ),
  z.null(),
]);

/** Labels of the WHATWG encoding standard. */
export const importEncodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "latin1",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "windows-874",
  "macintosh",
  "ibm866",
  "koi8-r",
  "big5",
  "gb18030",
  "gbk",
  "shift_jis",
  "euc-jp",
  "euc-kr",
] as const;
/** The usual ones; any other sign can be said. */
export const importDelimiters = [",", ";", "\t", "|"] as const;
export const importQuotes = ['"', "'", ""] as const;
export const importDateOrders = ["ymd", "dmy", "mdy"] as const;

export const importOptions = z.strictObject({
  part: z.string().max(1_000).meta({
    description: "Which of the parts is read: a sheet, or a file in the archive; empty where there is one",
  }),
  delimiter: z
    .string()
    .regex(/^[^\p{L}\p{N}"'\r\n]$/u, "is one sign that is no letter, digit or quotation mark"),
  quote: z
    .enum(importQuotes)
    .meta({ description: "Sign around cells that hold the delimiter; empty for none" }),
  encoding: z.enum(importEncodings),
  header_row: z
    .number()
    .int()
    .min(0)
    .max(20)
    .meta({ description: "Which row that is not empty names the columns; 0 where none does" }),
  date_order: z
    .enum(importDateOrders)
    .meta({ description: "How day, month and year stand in dates that do not say" }),
  decimal: z.enum([".", ","]),
  timezone: z.string().meta({ description: "Of dates that name none" }),
  cancelled_prefix: z
    .string()
    .max(5)
    .meta({ description: "Orders whose id starts with this are cancelled ones; empty for none" }),
});
export type ImportOptions = z.infer<typeof importOptions>;

/** What an upload is: a table itself, or something that holds tables. */
export const importContainers = ["none", "archive", "workbook"] as const;
export type ImportContainer = (typeof importContainers)[number];

export const importPart = z.object({ name: z.string(), bytes: z.number().int() });
export type ImportPart = z.infer<typeof importPart>;

/** Target of each column, in the file's order. */
export const importMapping = z.array(z.object({ column: z.string(), target: mappingTarget }));
export type ImportMapping = z.infer<typeof importMapping>;
